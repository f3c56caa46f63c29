import type { StreamName } from '#event-catalog';
import type { EventLog } from './event-log.js';

/** How far the fold of a partition is behind the log. */
export type Lag = Readonly<{
  stream: StreamName;
  partition: number;
  folded: number;
  end: number;
  events: number;
  /** Since the first event that is not folded was recorded; 0 where everything is. */
  seconds: number;
}>;

/** @param folded the next offset to be folded, by partition. */
export async function readLag(
  log: Pick<EventLog, 'heads' | 'readAt'>,
  { stream, folded, now }: Readonly<{ stream: StreamName; folded: ReadonlyMap<number, number>; now: Date }>,
): Promise<readonly Lag[]> {
  return await Promise.all(
    (await log.heads(stream)).map(async ({ partition, nextOffset }): Promise<Lag> => {
      const next = folded.get(partition) ?? 0;
      const events = Math.max(0, nextOffset - next);
      const [first] = events === 0 ? [] : await log.readAt(stream, partition, [next]);
      const since = first === undefined ? now.getTime() : Date.parse(first.recordedTime);
      const seconds = Math.max(0, (now.getTime() - since) / 1000);
      return { stream, partition, folded: next, end: nextOffset, events, seconds };
    }),
  );
}
