/** Instants are whole milliseconds since 1970; days are days in Việt Nam, which knows no summer time. */
export const hourMs = 3_600_000;

export const dayMs = 24 * hourMs;

const offset = 7 * hourMs;

/** From the first instant to before the second. */
export type Span = Readonly<{ from: number; to: number }>;

/** RFC 3339 in Việt Nam. */
export function instant(at: number): string {
  const local = at + offset;
  const number = Math.floor(local / dayMs);
  const second = Math.floor((local - number * dayMs) / 1_000);
  const minute = Math.floor(second / 60);
  return `${numberedDay(number)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(second % 60)}+07:00`;
}

/** The day in Việt Nam, `2020-07-01`. */
export function dayText(at: number): string {
  return numberedDay(dayNumber(at));
}

/** The month in Việt Nam, `2020-07`. */
export function monthText(at: number): string {
  return dayText(at).slice(0, 7);
}

/** Days since 1970 in Việt Nam. */
export function dayNumber(at: number): number {
  return Math.floor((at + offset) / dayMs);
}

/** 00:00 of a numbered day. */
export function midnight(number: number): number {
  return number * dayMs - offset;
}

/** 00:00 of `2020-07-01`; NaN if it is no day. */
export function dayStart(day: string): number {
  const known = starts.get(day);
  if (known !== undefined) return known;
  const start = Date.parse(`${day}T00:00:00+07:00`);
  starts.set(day, start);
  return start;
}

/** Where this instant stands between two days: 0 at the first, 1 at the second, and never outside. */
export function passed(at: number, from: string, to: string): number {
  const start = dayStart(from);
  return Math.min(1, Math.max(0, (at - start) / (dayStart(to) - start)));
}

const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

function two(number: number): string {
  return twoDigits[number] ?? String(number);
}

/** Millions of instants fall on some hundreds of days. */
const texts = new Map<number, string>();
const starts = new Map<string, number>();

function numberedDay(number: number): string {
  const known = texts.get(number);
  if (known !== undefined) return known;
  const text = new Date(number * dayMs).toISOString().slice(0, 10);
  texts.set(number, text);
  return text;
}
