import { type StreamName, streamNames } from '#event-catalog';
import type { EventLog, LogRecord, NewEvent, Position } from './event-log.js';
import { formatPosition } from './position.js';

export type LogCopying = Readonly<{
  from: EventLog;
  to: EventLog;
  signal: AbortSignal;
  onProgress?: (step: 'copied' | 'compared', done: number, total: number) => void;
}>;

/** How many events stand in both logs now, and how many of them the target held before. */
export type LogCopied = Readonly<{ events: number; found: number }>;

/**
 * Brings every event of a log into another one, at the same offset with the same recorded time and hash, and then compares
 * all of them. A copy that was cut off goes on when run again. Nothing else may append to either log meanwhile.
 *
 * @throws Error that names the position where the target holds something else, or the source grew.
 */
export async function copyLog(copying: LogCopying): Promise<LogCopied> {
  const places = await placesOf(copying);
  const events = places.reduce((sum, { end }) => sum + end, 0);
  const found = places.reduce((sum, { held }) => sum + held, 0);
  const run = { ...copying, done: found, total: events };
  await each(places, (place) => copyPartition(place, run));
  const comparing = { ...copying, done: 0, total: events };
  await each(places, (place) => comparePartition(place, comparing));
  for (const { stream, partition, end } of await placesOf(copying)) {
    const copied = places.find((place) => place.stream === stream && place.partition === partition);
    if (copied?.end !== end) throw new Error(`the log grew meanwhile at ${stream}/${partition}: copy again`);
  }
  return { events, found };
}

/** A partition: how much the target held of it, and where the source ends. */
type Place = Readonly<{ stream: StreamName; partition: number; held: number; end: number }>;
type Run = LogCopying & { done: number; readonly total: number };

/** Partitions that are copied at the same time: while one is written another is read. */
const lanes = 4;
/** Fewer where events are large: see EventLog.read. */
const sliceEvents = 1_000;

/** Before anything is written all partitions of the target are known to hold a beginning of the source. */
async function placesOf({ from, to }: LogCopying): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const stream of streamNames) {
    const held = new Map((await to.heads(stream)).map(({ partition, nextOffset }) => [partition, nextOffset]));
    for (const { partition, nextOffset } of await from.heads(stream))
      places.push({ stream, partition, held: held.get(partition) ?? 0, end: nextOffset });
  }
  await each(places, (place) => mustHoldBeginning(place, { from, to }));
  return places;
}

async function mustHoldBeginning(place: Place, { from, to }: Pick<LogCopying, 'from' | 'to'>): Promise<void> {
  const { stream, partition, held, end } = place;
  if (held > end) throw otherwise({ stream, partition, offset: end });
  if (held === 0) return;
  const last = { stream, partition, offset: held - 1 };
  const [[wanted], [standing]] = await Promise.all([from.read(last, 1), to.read(last, 1)]);
  if (wanted === undefined || standing === undefined || !isSame(wanted, standing)) throw otherwise(last);
}

async function copyPartition({ stream, partition, held, end }: Place, run: Run): Promise<void> {
  for (let offset = held; offset < end;) {
    run.signal.throwIfAborted();
    const records = await run.from.read({ stream, partition, offset }, Math.min(sliceEvents, end - offset));
    const [first] = await run.to.appendTo(stream, partition, records.map(newEvent));
    if (first?.offset !== offset) throw new Error(`something else was appended at ${stream}/${partition}/${offset}`);
    offset += records.length;
    run.done += records.length;
    run.onProgress?.('copied', run.done, run.total);
  }
}

async function comparePartition({ stream, partition, end }: Place, run: Run): Promise<void> {
  for (let offset = 0; offset < end;) {
    run.signal.throwIfAborted();
    const position = { stream, partition, offset };
    const slice = Math.min(sliceEvents, end - offset);
    const [wanted, standing] = await Promise.all([run.from.read(position, slice), run.to.read(position, slice)]);
    // an engine may answer fewer than the other
    const both = Math.min(wanted.length, standing.length);
    for (const [place, record] of wanted.slice(0, both).entries()) {
      const copy = standing[place];
      if (copy === undefined || !isSame(record, copy)) throw otherwise(record);
    }
    if (both === 0) throw otherwise(position);
    offset += both;
    run.done += both;
    run.onProgress?.('compared', run.done, run.total);
  }
}

function isSame(a: LogRecord, b: LogRecord): boolean {
  return a.hash === b.hash && a.recordedTime === b.recordedTime && JSON.stringify(a.event) === JSON.stringify(b.event);
}

function otherwise(position: Position): Error {
  return new Error(`the target holds something else at ${formatPosition(position)}: only a new log can be filled`);
}

/** What another producer wrote into a topic has no hash, and no place in another engine. */
function newEvent(record: LogRecord): NewEvent {
  const { stream, hash, event, recordedTime } = record;
  if (typeof event !== 'object' || event === null || hash === '')
    throw new Error(`the hub did not write ${formatPosition(record)}: it cannot be copied`);
  const subject = 'subject' in event && typeof event.subject === 'string' ? event.subject : '';
  return { stream, subject, body: JSON.stringify({ ...event, recordedtime: undefined }), hash, recordedTime };
}

async function each(places: readonly Place[], work: (place: Place) => Promise<void>): Promise<void> {
  const left = [...places];
  const lane = async (): Promise<void> => {
    for (let place = left.shift(); place !== undefined; place = left.shift()) await work(place);
  };
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    left.length = 0; // where one fails the others stop behind what they are at
  }
}
