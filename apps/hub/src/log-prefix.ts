import { contentHash, instantMicros, streamNames } from '#event-catalog';
import type { EventLog, LogRecord, Position } from '#event-log';
import { placeOf, type RecordedEvent, shippedTime } from './log-filling.js';
import { shippedEvents } from './shipped/shipped-events.js';

/**
 * What stands in a log behind the events that ship: the first `count` of some events and nothing else, or something else.
 * Where all of them are there, closed days may follow.
 */
export type Standing = Readonly<{ ok: true; count: number }> | Readonly<{ ok: false; because: 'other' | 'day-closed' }>;

/**
 * Compares what stands in the log with events that are to be appended, in their order. The log itself says how far it was
 * filled: an append is whole or not there, and keeps the order.
 */
export async function standingOf(
  log: EventLog,
  events: Iterable<RecordedEvent> | AsyncIterable<RecordedEvent>,
): Promise<Standing> {
  const places = await placesOf(log);
  let left = [...places.values()].reduce((sum, place) => sum + place.left, 0);
  let count = 0;
  if (left === 0) return { ok: true, count };
  for await (const event of events) {
    const found = await places.get(placeOf(event).place)?.next();
    if (found === undefined) return { ok: false, because: await whyNot(places) };
    if (!isSame(found, event)) return { ok: false, because: isDayClosed(found) ? 'day-closed' : 'other' };
    count += 1;
    left -= 1;
    if (left === 0) return { ok: true, count };
  }
  return (await whyNot(places)) === 'day-closed' ? { ok: true, count } : { ok: false, because: 'other' };
}

function isSame({ hash, recordedTime }: LogRecord, event: RecordedEvent): boolean {
  return hash === contentHash(event) && instantMicros(recordedTime) === instantMicros(event.recordedtime);
}

function isDayClosed({ event }: LogRecord): boolean {
  return typeof event === 'object' && event !== null && 'type' in event && event.type === 'vn.egov.hub.day.closed.v1';
}

/** Whether all that is left are closed days. */
async function whyNot(places: ReadonlyMap<string, Place>): Promise<'other' | 'day-closed'> {
  for (const place of places.values()) {
    for (let record = await place.next(); record !== undefined; record = await place.next()) {
      if (!isDayClosed(record)) return 'other';
    }
  }
  return 'day-closed';
}

/** Every partition that holds something, read up to what is shipped. */
async function placesOf(log: EventLog): Promise<ReadonlyMap<string, Place>> {
  const shipped = new Map<string, number>();
  for (const event of shippedEvents()) {
    const { place } = placeOf(event);
    shipped.set(place, (shipped.get(place) ?? 0) + 1);
  }
  const places = new Map<string, Place>();
  for (const stream of streamNames) {
    for (const { partition, nextOffset } of await log.heads(stream)) {
      if (nextOffset === 0) continue;
      const name = `${stream}/${partition}`;
      const place = new Place(log, { stream, partition, offset: 0 }, nextOffset);
      await place.skipShipped(shipped.get(name) ?? 0);
      places.set(name, place);
    }
  }
  return places;
}

const slice = 500;

/** One partition, read in order up to where it ended at the start. */
class Place {
  private held: readonly LogRecord[] = [];
  private heldFrom = 0;
  private offset: number;

  constructor(
    private readonly log: EventLog,
    private readonly start: Position,
    private readonly end: number,
  ) {
    this.offset = start.offset;
  }

  get left(): number {
    return this.end - this.offset;
  }

  /** Undefined at the end. */
  async next(): Promise<LogRecord | undefined> {
    const record = await this.peek();
    if (record !== undefined) this.offset += 1;
    return record;
  }

  /** A hub of an earlier version may have shipped fewer. */
  async skipShipped(atMost: number): Promise<void> {
    const shipped = instantMicros(shippedTime);
    for (let skipped = 0; skipped < atMost; skipped += 1) {
      const record = await this.peek();
      if (record === undefined || instantMicros(record.recordedTime) !== shipped) return;
      this.offset += 1;
    }
  }

  private async peek(): Promise<LogRecord | undefined> {
    if (this.left <= 0) return undefined;
    if (this.offset - this.heldFrom >= this.held.length) {
      this.held = await this.log.read({ ...this.start, offset: this.offset }, Math.min(slice, this.left));
      this.heldFrom = this.offset;
    }
    return this.held[this.offset - this.heldFrom];
  }
}
