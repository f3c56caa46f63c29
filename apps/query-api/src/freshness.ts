import { Inject, Injectable } from '@nestjs/common';
import { edition, foldedPositions } from '#read-models';
import { pause, Problem } from '#runtime';
import { parsePosition, type Position } from '#event-log';
import { Faults } from './faults.js';
import { QUERY, type QueryParts } from './query-parts.js';

/** How fresh an answer is: up to which instant the hub recorded, and how far the figures are behind that. */
export type Fresh = Readonly<{ positions: string; recorded_to: string | null; lag_ms: number | null }>;

const streams = [
  'egov.onestop.v1',
  'egov.interchange.v1',
  'egov.portal.v1',
  'egov.identity.v1',
  'egov.governance.v1',
] as const;

/** A look that is this old is made again. */
const keptMs = 500;

const lookAgainMs = 20;
const lookForSampleMs = 5_000;
const never = new AbortController().signal;

/** What the log holds, and how much of it is folded. */
@Injectable()
export class Freshness {
  private looked: { at: number; fresh: Promise<Fresh> } | undefined;
  private sample = false;
  private lookForSampleAt = 0;
  /** Of each partition the offset up to which no sample data was seen. */
  private readonly real = new Map<number, number>();

  constructor(@Inject(QUERY) private readonly parts: QueryParts) {}

  now(): Promise<Fresh> {
    const at = this.parts.clock.now().getTime();
    if (this.looked === undefined || at - this.looked.at > keptMs || at < this.looked.at) {
      this.looked = { at, fresh: this.look(at) };
    }
    return this.looked.fresh;
  }

  /** Whether the log holds sample data, in its dossiers: every simulation tells of some. */
  async holdsSample(): Promise<boolean> {
    const at = performance.now();
    if (this.sample || at < this.lookForSampleAt) return this.sample;
    this.lookForSampleAt = at + lookForSampleMs;
    this.sample = await this.lookForSample();
    return this.sample;
  }

  /** Waits until these positions are folded. @throws Problem `projection-behind` if that takes longer. */
  async waitFor(texts: readonly string[], waitMs: number, lang: 'vi' | 'en'): Promise<void> {
    const positions = positionsOf(texts, lang);
    const until = performance.now() + waitMs;
    for (;;) {
      const folded = await foldedPositions(this.parts.database.pool);
      const behind = positions.some(
        ({ stream, partition, offset }) => (folded.get(`${stream}/${partition}`) ?? 0) <= offset,
      );
      if (!behind) return;
      if (performance.now() >= until) throw new Problem({ code: 'projection-behind', headers: { 'retry-after': '1' } });
      await pause(lookAgainMs, never);
    }
  }

  private async look(at: number): Promise<Fresh> {
    const { pool } = this.parts.database;
    const [positions, folded] = await Promise.all([edition(pool), foldedPositions(pool)]);
    let recordedTo: string | null = null;
    let oldestBehind: number | undefined;
    for (const stream of streams) {
      for (const { partition, nextOffset, recordedTime } of await this.parts.log.heads(stream)) {
        if (recordedTime === undefined) continue;
        if (recordedTo === null || Date.parse(recordedTime) > Date.parse(recordedTo)) recordedTo = recordedTime;
        if ((folded.get(`${stream}/${partition}`) ?? 0) < nextOffset) {
          oldestBehind = Math.min(oldestBehind ?? at, Date.parse(recordedTime));
        }
      }
    }
    return {
      positions,
      recorded_to: recordedTo,
      lag_ms: oldestBehind === undefined ? 0 : Math.max(0, at - oldestBehind),
    };
  }

  /**
   * What stands in the log never changes, so only what came since the last look is looked at: all of it while little
   * came, else events at even distances, for a simulation writes many and a whole log is too long to be read.
   */
  private async lookForSample(): Promise<boolean> {
    for (const { partition, nextOffset } of await this.parts.log.heads('egov.onestop.v1')) {
      const from = this.real.get(partition) ?? 0;
      if (nextOffset <= from) continue;
      const records = await this.parts.log.readAt('egov.onestop.v1', partition, probes(from, nextOffset));
      if (records.some(({ event }) => isSample(event))) return true;
      if (records.length > 0) this.real.set(partition, nextOffset);
    }
    return false;
  }
}

function isSample(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'sample' in event;
}

const mostProbes = 64;

/** Offsets from one to before another: all of them, or the first, the last and some at even distances between. */
function probes(from: number, to: number): readonly number[] {
  const count = Math.min(to - from, mostProbes);
  const step = count < 2 ? 0 : (to - 1 - from) / (count - 1);
  return Array.from({ length: count }, (_, place) => from + Math.round(place * step));
}

function positionsOf(texts: readonly string[], lang: 'vi' | 'en'): readonly Position[] {
  const faults = new Faults(lang);
  const positions = texts.flatMap((text) => {
    const position = parsePosition(text);
    if (position !== undefined) return [position];
    const shown = text.slice(0, 60);
    const words = { vi: `'${shown}' không phải là một vị trí.`, en: `'${shown}' is no position.` };
    faults.add('min_position', 'invalid-parameter', words);
    return [];
  });
  faults.throwIfAny();
  return positions;
}
