import { contentHash, isStreamName } from '#event-catalog';
import type { EventLog, NewEvent } from '#event-log';
import { intoLog, type Entry } from '../oracle/partition.js';
import type { OracleRecord } from '../oracle/log.js';

/** A seeded die: the same seed gives the same cuts and repetitions. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Some entries come again, somewhere behind the first time. */
export function withResends(entries: readonly Entry[], share: number, random: () => number): readonly Entry[] {
  const placed = entries.map((entry, place) => ({ entry, place }));
  for (const { entry, place } of [...placed]) {
    if (random() < share) placed.push({ entry, place: place + random() * (entries.length - place) });
  }
  return placed.sort((a, b) => a.place - b.place).map(({ entry }) => entry);
}

/** Appends entries in batches of random sizes; answers the log as it then stands. */
export async function appended(
  log: EventLog,
  entries: readonly Entry[],
  random: () => number,
): Promise<readonly OracleRecord[]> {
  for (let from = 0; from < entries.length;) {
    const to = from + 1 + Math.floor(random() ** 2 * 4_000);
    await log.append(entries.slice(from, to).map(newEvent));
    from = to;
  }
  return intoLog(entries);
}

function newEvent({ stream, recordedTime, event }: Entry): NewEvent {
  if (!isStreamName(stream)) throw new Error(`no stream ${stream}`);
  const body = JSON.stringify({ ...event, recordedtime: undefined });
  return { stream, subject: String(event['subject']), body, hash: contentHash(event), recordedTime };
}
