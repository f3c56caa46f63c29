import { instantMicros, type StreamName, streamNames, vietnamDay } from '#event-catalog';
import type { EventLog, Head, NewEvent } from '#event-log';
import type { Clock } from '#runtime';
import { hubEvent } from './hub-event.js';

/** Everything shipped was recorded at this instant; a log that holds nothing later stays open, so that it can be filled. */
const shippedMicros = instantMicros('2019-01-01T00:00:00+07:00');

/** Closes days where the hub runs: at the start those that were missed, and then each one after its end. */
export class DayCloser {
  private looks = { today: '', left: 0 };

  constructor(
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Closes what is open, once a day: in between nothing is closed, so that an import beside the hub is not closed in its
   * midst. It looks again until the log has recorded every partition today, for the log has a clock of its own.
   *
   * @returns how many partitions were closed.
   */
  async look(): Promise<number> {
    const now = this.clock.now();
    const today = vietnamDay(now.getTime() * 1000);
    if (this.looks.today !== today) this.looks = { today, left: mostLooks };
    if (this.looks.left === 0) return 0;
    const closed = await closeDays(this.log, now);
    this.looks.left = closed === 0 ? 0 : this.looks.left - 1;
    return closed;
  }
}

/** A clock that is ahead of the log's by more than these looks take would close the same day without end. */
const mostLooks = 20;

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
    const open = partitions.filter((head) => !hasRecordedOn(head, today));
    await Promise.all(open.map((head) => log.appendTo(stream, head.partition, [dayClosed(stream, head, now)])));
    closed += open.length;
  }
  return closed;
}

function dayClosed(stream: StreamName, { partition }: Head, now: Date): NewEvent {
  const day = vietnamDay((now.getTime() - 24 * 3_600_000) * 1000);
  const id = `day-closed:${day}:${stream}:${partition}`;
  return { stream, ...hubEvent({ id, type: 'vn.egov.hub.day.closed.v1', subject: `day:${day}`, data: { day } }, now) };
}

function isLaterThanShipped({ recordedTime }: Head): boolean {
  return recordedTime !== undefined && instantMicros(recordedTime) > shippedMicros;
}

function hasRecordedOn({ recordedTime }: Head, today: string): boolean {
  return recordedTime !== undefined && vietnamDay(instantMicros(recordedTime)) >= today;
}
