import { partitionOf, type StreamName } from '#event-catalog';
import type { NewEvent } from './event-log.js';
import type { Row } from './group-commit.js';

/** Rows whose partition is that of their subject. */
export function rowsOf(events: readonly NewEvent[]): readonly Row[] {
  return events.map((event) => rowOf(event, event.stream, partitionOf(event.stream, event.subject)));
}

/** Rows of one partition, whatever their subject. */
export function rowsIn(stream: StreamName, partition: number, events: readonly NewEvent[]): readonly Row[] {
  return events.map((event) => rowOf(event, stream, partition));
}

function rowOf({ subject, body, hash, recordedTime, origin }: NewEvent, stream: StreamName, partition: number): Row {
  const text =
    recordedTime === undefined ? openEnded(body) : `${openEnded(body)}"recordedtime":${JSON.stringify(recordedTime)}}`;
  return { stream, partition, subject, body: text, hash, recordedTime, origin, bytes: Buffer.byteLength(text) };
}

/** The object's text up to where a last member can be written. */
function openEnded(body: string): string {
  const members = body.slice(0, body.lastIndexOf('}')).trimEnd();
  return members.endsWith('{') && members.trimStart() === '{' ? members : `${members},`;
}
