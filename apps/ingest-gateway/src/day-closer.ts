import { contentHash, instantMicros, type StreamName, streamNames, vietnamDay } from '#event-catalog';
import type { EventLog, Head } from '#event-log';
import { hubSource, ownEvent } from './administration.js';

/** Everything shipped was recorded at this instant; a log that holds nothing later stays open, so that it can be filled. */
const shippedMicros = instantMicros('2019-01-01T00:00:00+07:00');

/**
 * Appends `day.closed` for yesterday to every partition that has not recorded anything today, so that what was known on
 * a day is closed everywhere. One event closes all the days missed before it: nothing was recorded on them.
 *
 * @returns how many partitions were closed.
 */
export async function closeDays(log: EventLog, now: Date): Promise<number> {
  const heads = new Map<StreamName, readonly Head[]>();
  for (const stream of streamNames) heads.set(stream, await log.heads(stream));
  if (![...heads.values()].flat().some(isLaterThanShipped)) return 0;
  const today = vietnamDay(now.getTime() * 1000);
  let closed = 0;
  for (const [stream, partitions] of heads) {
    for (const head of partitions.filter((candidate) => !hasRecordedOn(candidate, today))) {
      await log.appendTo(stream, head.partition, [dayClosed(stream, head, now)]);
      closed += 1;
    }
  }
  return closed;
}

function dayClosed(
  stream: StreamName,
  { partition }: Head,
  now: Date,
): Readonly<{ stream: StreamName; subject: string; body: string; hash: string }> {
  const yesterday = vietnamDay((now.getTime() - 24 * 3_600_000) * 1000);
  const event = ownEvent({
    specversion: '1.0',
    id: `day-closed:${yesterday}:${stream}:${partition}`,
    source: hubSource,
    type: 'vn.egov.hub.day.closed.v1',
    subject: `day:${yesterday}`,
    time: now.toISOString(),
    data: { day: yesterday },
  });
  return { stream, subject: event.subject, body: JSON.stringify(event), hash: contentHash(event) };
}

function isLaterThanShipped({ recordedTime }: Head): boolean {
  return recordedTime !== undefined && instantMicros(recordedTime) > shippedMicros;
}

function hasRecordedOn({ recordedTime }: Head, today: string): boolean {
  return recordedTime !== undefined && vietnamDay(instantMicros(recordedTime)) >= today;
}
