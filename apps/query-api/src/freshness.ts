import { Inject, Injectable } from '@nestjs/common';
import { edition, foldedPositions } from '#read-models';
import { Problem } from '#runtime';
import { parsePosition } from '#event-log';
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

/** What the log holds, and how much of it is folded. */
@Injectable()
export class Freshness {
  private looked: { at: number; fresh: Promise<Fresh> } | undefined;
  private sample: Promise<boolean> | undefined;

  constructor(@Inject(QUERY) private readonly parts: QueryParts) {}

  now(): Promise<Fresh> {
    const at = this.parts.clock.now().getTime();
    if (this.looked === undefined || at - this.looked.at > keptMs || at < this.looked.at) {
      this.looked = { at, fresh: this.look(at) };
    }
    return this.looked.fresh;
  }

  /** Whether the log holds sample data: their first events stand behind what is shipped, in every stream. */
  holdsSample(): Promise<boolean> {
    this.sample ??= this.lookForSample();
    return this.sample;
  }

  /** Waits until these positions are folded. @throws Problem `projection-behind` if that takes longer. */
  async waitFor(positions: readonly string[], waitMs: number): Promise<void> {
    const until = Date.now() + waitMs;
    for (;;) {
      const folded = await foldedPositions(this.parts.database.pool);
      const behind = positions.map(parsePosition).filter((position) => {
        if (position === undefined) throw new Problem({ code: 'invalid-parameter', errors: [positionFault] });
        return (folded.get(`${position.stream}/${position.partition}`) ?? 0) <= position.offset;
      });
      if (behind.length === 0) return;
      if (Date.now() >= until) throw new Problem({ code: 'projection-behind', headers: { 'retry-after': '1' } });
      await new Promise((resolve) => setTimeout(resolve, 50));
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

  private async lookForSample(): Promise<boolean> {
    for (const partition of Array.from({ length: 24 }, (_, number) => number)) {
      const [first] = await this.parts.log.readAt('egov.onestop.v1', partition, [0]);
      if (first === undefined) continue;
      const { event } = first;
      if (typeof event === 'object' && event !== null && 'sample' in event) return true;
    }
    this.sample = undefined; // what is not there yet may still come
    return false;
  }
}

const positionFault = {
  in: 'query',
  parameter: 'min_position',
  code: 'invalid-parameter',
  detail: 'is no position stream/partition/offset',
};
