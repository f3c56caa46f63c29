import { type Context, streamNames, streams, type StreamName } from '#event-catalog';
import type { EventLog } from './event-log.js';

/** How far the fold of a partition is behind the log. */
export type Lag = Readonly<{
  context: Context;
  stream: StreamName;
  partition: number;
  folded: number;
  end: number;
  events: number;
  /** Since the first event that is not folded was recorded; 0 where everything is. */
  seconds: number;
}>;

/**
 * Of every stream, one after the other.
 *
 * @param positions the next offset to be folded, by `stream/partition`.
 */
export async function readLags(
  log: Pick<EventLog, 'heads' | 'readAt'>,
  { positions, now }: Readonly<{ positions: ReadonlyMap<string, number>; now: Date }>,
): Promise<readonly Lag[]> {
  const lags: Lag[] = [];
  for (const stream of streamNames)
    lags.push(...(await readLag(log, { stream, folded: positionsIn(positions, stream), now })));
  return lags;
}

/** @param folded the next offset to be folded, by partition. */
export async function readLag(
  log: Pick<EventLog, 'heads' | 'readAt'>,
  { stream, folded, now }: Readonly<{ stream: StreamName; folded: ReadonlyMap<number, number>; now: Date }>,
): Promise<readonly Lag[]> {
  return await Promise.all(
    (await log.heads(stream)).map(async ({ partition, nextOffset, recordedTime }): Promise<Lag> => {
      const next = folded.get(partition) ?? 0;
      const events = Math.max(0, nextOffset - next);
      const [first] = events === 0 ? [] : await log.readAt(stream, partition, [next]);
      const since = first?.recordedTime ?? recordedTime; // where the first is missing, it is behind the last at least
      const seconds = events === 0 || since === undefined ? 0 : Math.max(0, (now.getTime() - Date.parse(since)) / 1000);
      return { context: streams[stream].context, stream, partition, folded: next, end: nextOffset, events, seconds };
    }),
  );
}

/** Of positions by `stream/partition`, those of one stream by partition. */
export function positionsIn(positions: ReadonlyMap<string, number>, stream: StreamName): ReadonlyMap<number, number> {
  const prefix = `${stream}/`;
  return new Map(
    [...positions]
      .filter(([place]) => place.startsWith(prefix))
      .map(([place, position]) => [Number(place.slice(prefix.length)), position]),
  );
}
