import { streams, type StreamName } from '#event-catalog';
import type { Position } from './event-log.js';

/** `egov.onestop.v1/7/918273`, opaque to clients. */
export function formatPosition({ stream, partition, offset }: Position): string {
  return `${stream}/${partition}/${offset}`;
}

/** Undefined for anything that `formatPosition` cannot have written. */
export function parsePosition(text: string): Position | undefined {
  const [, stream = '', partition, offset] = written.exec(text) ?? [];
  if (!isStream(stream)) return undefined;
  const position = { stream, partition: Number(partition), offset: Number(offset) };
  if (position.partition >= streams[stream].partitions) return undefined;
  return Number.isSafeInteger(position.offset) ? position : undefined;
}

const written = /^([a-z0-9.]+)\/(0|[1-9]\d*)\/(0|[1-9]\d*)$/;

export function isStream(name: string): name is StreamName {
  return Object.hasOwn(streams, name);
}
