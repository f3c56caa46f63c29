import type { Reading } from './reading.js';

const microsPerDay = 86_400_000_000;
const vietnamIsAhead = 7 * 3_600_000_000;

const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?(?:(Z)|([+-])(\d{2}):(\d{2}))$/i;

/** Microseconds since 1970. */
export function micros(instant: string): number {
  const parts = rfc3339.exec(instant);
  if (parts === null) throw new Error(`not an instant: ${instant}`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const fraction = Number((parts[7] ?? '').padEnd(6, '0'));
  const offsetMinutes = Number(`${parts[9] ?? '+'}1`) * (Number(parts[10] ?? 0) * 60 + Number(parts[11] ?? 0));
  return Date.UTC(year, month - 1, day, hour, minute - offsetMinutes, second) * 1000 + fraction;
}

/** The day in Việt Nam, `YYYY-MM-DD`. */
export function dayOf(instant: number, reading: Reading): string {
  const ahead = reading.has('days-are-utc') ? 0 : vietnamIsAhead;
  return dayNumbered(Math.floor((instant + ahead) / microsPerDay));
}

export function isMidnight(instant: number): boolean {
  return (instant + vietnamIsAhead) % microsPerDay === 0;
}

export function addDays(day: string, days: number): string {
  return dayNumbered(dayNumber(day) + days);
}

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86_400_000;
}

export function lastDayOfMonth(month: string): string {
  const next = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1));
  return addDays(next.toISOString().slice(0, 10), -1);
}

const written = new Map<number, string>();

function dayNumbered(number: number): string {
  let day = written.get(number);
  if (day === undefined) {
    day = new Date(number * 86_400_000).toISOString().slice(0, 10);
    written.set(number, day);
  }
  return day;
}
