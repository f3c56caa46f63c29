import { streams } from '#event-catalog';
import type { EventLog, NewEvent } from './event-log.js';
import { idOf, sample, stream } from './log-samples.contract.js';

export type Load = { appenders: number; eventsEach: number; perAppend: number };
export type Seen = { events: number; missed: number; repeated: number; outOfOrder: number };

/**
 * Many append at once while one reads along to the end. Every event must be seen once, those of one subject in the order
 * in which they were appended.
 */
export async function tailUnderLoad(log: EventLog, load: Load): Promise<Seen> {
  const reader = tail(log);
  await Promise.all(Array.from({ length: load.appenders }, (_, appender) => appendAll(log, load, appender)));
  const ids = await reader.untilEverythingIsRead();
  const events = load.appenders * load.eventsEach;
  const distinct = new Set(ids);
  return {
    events,
    missed: events - distinct.size,
    repeated: ids.length - distinct.size,
    outOfOrder: countOutOfOrder(ids),
  };
}

async function appendAll(log: EventLog, { eventsEach, perAppend }: Load, appender: number): Promise<void> {
  for (let n = 0; n < eventsEach; n += perAppend) {
    const batch: NewEvent[] = [];
    for (let i = n; i < Math.min(n + perAppend, eventsEach); i += 1) batch.push(sample(`H58-${appender}-${i % 40}`, i));
    await log.append(batch);
  }
}

/** A follower that reads a partition when it is woken for it, and remembers what it saw. */
function tail(log: EventLog): { untilEverythingIsRead(): Promise<readonly string[]> } {
  const seen: string[] = [];
  const next = new Map<number, number>();
  const drain = async (partition: number): Promise<void> => {
    for (;;) {
      const offset = next.get(partition) ?? 0;
      const records = await log.read({ stream, partition, offset }, 1_000);
      const last = records.at(-1);
      if (last === undefined) return;
      next.set(partition, last.offset + 1);
      seen.push(...records.map(({ event }) => idOf(event)));
    }
  };
  const drains = Array.from({ length: streams[stream].partitions }, () => Promise.resolve());
  const wake = (partition: number): void => {
    drains[partition] = (drains[partition] ?? Promise.resolve()).then(() => drain(partition));
  };
  const following = log.follow(stream, wake);
  return {
    untilEverythingIsRead: async () => {
      const stop = await following;
      await stop();
      drains.forEach((_, partition) => wake(partition));
      await Promise.all(drains);
      return seen;
    },
  };
}

function countOutOfOrder(ids: readonly string[]): number {
  const last = new Map<string, number>();
  let count = 0;
  for (const id of ids) {
    const [subject = '', n] = id.split('/');
    if (Number(n) < (last.get(subject) ?? -1)) count += 1;
    last.set(subject, Number(n));
  }
  return count;
}
