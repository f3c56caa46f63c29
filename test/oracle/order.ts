import type { LogEvent } from './log.js';
import type { Reading } from './reading.js';
import { micros } from './time.js';

/** "by `(instant of time in microseconds, source, id)`, compared bytewise" */
export function byEventOrder(a: LogEvent, b: LogEvent): number {
  return a.time - b.time || bytewise(a.source, b.source) || bytewise(a.id, b.id);
}

export function ofFacts(events: readonly LogEvent[], ...facts: readonly string[]): readonly LogEvent[] {
  return events.filter((event) => facts.includes(event.fact));
}

export function firstOf(events: readonly LogEvent[], ...facts: readonly string[]): LogEvent | undefined {
  return events.find((event) => facts.includes(event.fact));
}

export function lastOf(events: readonly LogEvent[], ...facts: readonly string[]): LogEvent | undefined {
  return events.findLast((event) => facts.includes(event.fact));
}

/** The instant that a field of the event says, else the event's own time. */
export function instantOf(event: LogEvent, field: string): number {
  const value = event.data[field];
  return typeof value === 'string' ? micros(value) : event.time;
}

export function carries(event: LogEvent, field: string, reading: Reading): boolean {
  if (event.data[field] === null) return !reading.has('nulls-ignored');
  return field in event.data;
}

/** "**Register**: the value in the last event that carries the field"; `null` clears it. */
export function register(events: readonly LogEvent[], field: string, reading: Reading): unknown {
  const carrier = events.findLast((event) => carries(event, field, reading));
  return carrier?.data[field] ?? undefined;
}

function bytewise(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}
