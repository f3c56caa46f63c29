import {
  type CatalogEvent,
  contentHash,
  instantMicros,
  partitionOf,
  streamOf,
  type StreamName,
  streamNames,
  vietnamDay,
} from '#event-catalog';
import type { EventLog, NewEvent } from '#event-log';

/** Everything shipped was recorded at this instant; a log that holds nothing later can be filled. */
export const shippedTime = '2019-01-01T00:00:00+07:00';

/** An event with the `recordedtime` that it is to be kept with. */
export type RecordedEvent = CatalogEvent & Readonly<{ recordedtime: string }>;

/** True while a log holds only what is shipped, or nothing. */
export async function holdsOnlyShipped(log: EventLog): Promise<boolean> {
  const shipped = instantMicros(shippedTime);
  for (const stream of streamNames) {
    for (const { recordedTime } of await log.heads(stream)) {
      if (recordedTime !== undefined && instantMicros(recordedTime) > shipped) return false;
    }
  }
  return true;
}

/** How many events stand in the log. */
export async function countEvents(log: EventLog): Promise<number> {
  let count = 0;
  for (const stream of streamNames) {
    for (const { nextOffset } of await log.heads(stream)) count += nextOffset;
  }
  return count;
}

/** Appends events as they come, with their own `recordedtime`, in batches. */
export async function fillLog(
  log: EventLog,
  events: Iterable<RecordedEvent> | AsyncIterable<RecordedEvent>,
  onAppended: (count: number) => void = () => undefined,
): Promise<void> {
  let batch: NewEvent[] = [];
  let count = 0;
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await log.append(batch);
    count += batch.length;
    batch = [];
    onAppended(count);
  };
  for await (const event of events) {
    batch.push(newEvent(event));
    if (batch.length === 2_000) await flush();
  }
  await flush();
}

/** Which partition an event goes to, and the day that it will be known from: what an import checks line by line. */
export function placeOf(event: RecordedEvent): Readonly<{ place: string; recordedOn: string }> {
  const stream = streamFor(event);
  return {
    place: `${stream}/${partitionOf(stream, event.subject)}`,
    recordedOn: vietnamDay(instantMicros(event.recordedtime)),
  };
}

function newEvent({ recordedtime, ...event }: RecordedEvent): NewEvent {
  return {
    stream: streamFor(event),
    subject: event.subject,
    body: JSON.stringify(event),
    hash: contentHash(event),
    recordedTime: recordedtime,
  };
}

function streamFor({ type }: Pick<CatalogEvent, 'type'>): StreamName {
  const stream = streamOf(type);
  if (stream === undefined) throw new Error(`${type} has no stream of its own`);
  return stream;
}
