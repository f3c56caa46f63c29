import { streams, type StreamName } from '#event-catalog';
import type { EventLog, NewEvent, Position } from './event-log.js';
import { formatPosition, isStream, parsePosition } from './position.js';

/** What is read or restored at a time. */
const sliceEvents = 1_000;

/**
 * A backup of the log, a line of JSON per event, partition by partition. What is appended to a partition after its turn
 * began is left out.
 */
export async function* exportLog(log: EventLog): AsyncGenerator<string> {
  for (const stream of Object.keys(streams).filter(isStream)) {
    for (const { partition, nextOffset } of await log.heads(stream))
      yield* exportPartition(log, { stream, partition, nextOffset });
  }
}

/**
 * Brings a backup into a new log, and nothing else does meanwhile: every event gets its partition, offset, recorded time
 * and hash again. Answers how many. Throws at the first line that does not fit.
 */
export async function restoreLog(log: EventLog, lines: AsyncIterable<string> | Iterable<string>): Promise<number> {
  await mustBeNew(log);
  let slice: Recorded[] = [];
  let last: Recorded | undefined;
  let restored = 0;
  for await (const line of lines) {
    const record = parseLine(line);
    if (record === undefined) throw new Error(`line ${restored + slice.length + 1} is not a line of a backup`);
    if (record.offset !== offsetAfter(last, record)) throw gapAt(record);
    if (slice.length === sliceEvents || record.offset === 0) {
      restored += await restoreSlice(log, slice);
      slice = [];
    }
    slice.push(record);
    last = record;
  }
  return restored + (await restoreSlice(log, slice));
}

type Extent = { stream: StreamName; partition: number; nextOffset: number };

async function* exportPartition(log: EventLog, { stream, partition, nextOffset }: Extent): AsyncGenerator<string> {
  for (let offset = 0; offset < nextOffset;) {
    const records = await log.read({ stream, partition, offset }, Math.min(sliceEvents, nextOffset - offset));
    for (const { hash, event, ...position } of records) {
      yield JSON.stringify({ position: formatPosition(position), hash, event });
    }
    offset += records.length;
  }
}

async function mustBeNew(log: EventLog): Promise<void> {
  for (const stream of Object.keys(streams).filter(isStream)) {
    const used = (await log.heads(stream)).find(({ nextOffset }) => nextOffset > 0);
    if (used !== undefined) throw new Error(`only a new log can be restored: ${stream}/${used.partition} holds events`);
  }
}

type Recorded = Position & { hash: string; event: { recordedtime: string } };
type Line = { position: string; hash: string; event: { recordedtime: string } };

function parseLine(text: string): Recorded | undefined {
  const line: unknown = JSON.parse(text);
  if (!isLine(line)) return undefined;
  const position = parsePosition(line.position);
  return position === undefined ? undefined : { ...position, hash: line.hash, event: line.event };
}

function isLine(value: unknown): value is Line {
  if (!isObject(value) || !('position' in value && 'hash' in value && 'event' in value)) return false;
  if (typeof value.position !== 'string' || typeof value.hash !== 'string' || !isObject(value.event)) return false;
  return 'recordedtime' in value.event && typeof value.event.recordedtime === 'string';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function offsetAfter(last: Position | undefined, { stream, partition }: Position): number {
  return last?.stream === stream && last.partition === partition ? last.offset + 1 : 0;
}

async function restoreSlice(log: EventLog, slice: readonly Recorded[]): Promise<number> {
  const first = slice[0];
  if (first === undefined) return 0;
  const positions = await log.appendTo(first.stream, first.partition, slice.map(newEvent));
  if (positions[0]?.offset !== first.offset) throw gapAt(first);
  return slice.length;
}

function newEvent({ stream, hash, event }: Recorded): NewEvent {
  const { recordedtime, ...sent } = event;
  return { stream, subject: '', body: JSON.stringify(sent), hash, recordedTime: recordedtime };
}

function gapAt(record: Position): Error {
  return new Error(`the backup has a gap, or is out of order, at ${formatPosition(record)}`);
}
