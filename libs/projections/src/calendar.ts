/** A period id's grain and last day (`indicators.md`, What is computed); undefined if it is none. */
export function periodEnd(id: string): Readonly<{ grain: string; lastDay: string }> | undefined {
  for (const [grain, pattern, lastDay] of grains) {
    const parts = pattern.exec(id);
    if (parts !== null) return { grain, lastDay: lastDay(Number(parts[1]), Number(parts[2])) };
  }
  return /^\d{4}-\d{2}-\d{2}$/.test(id) ? { grain: 'day', lastDay: id } : undefined;
}

/** `2020-02` ends on `2020-02-29`; undefined if it is not a month. */
export function lastDayOfMonth(month: string): string | undefined {
  const end = periodEnd(month);
  return end?.grain === 'month' ? end.lastDay : undefined;
}

type Grain = readonly [grain: string, pattern: RegExp, lastDay: (year: number, part: number) => string];

const grains: readonly Grain[] = [
  ['year', /^(\d{4})$/, (year) => `${pad(year, 4)}-12-31`],
  ['quarter', /^(\d{4})-Q([1-4])$/, (year, quarter) => monthEnd(year, quarter * 3)],
  ['month', /^(\d{4})-(0[1-9]|1[0-2])$/, monthEnd],
  ['week', /^(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])$/, sundayOf],
];

function monthEnd(year: number, month: number): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(daysInMonth(year, month))}`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** ISO 8601: week 1 holds 4 January; a week ends on Sunday. */
function sundayOf(year: number, week: number): string {
  const dayOfYear = 4 - weekday(year, 4) + 7 + (week - 1) * 7;
  return dateOf(year, dayOfYear);
}

/** 1 (Monday) to 7 (Sunday) of a day of a year. */
function weekday(year: number, dayOfYear: number): number {
  const before = year - 1;
  const days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + dayOfYear;
  return ((days - 1) % 7) + 1;
}

function dateOf(year: number, dayOfYear: number): string {
  const length = isLeap(year) ? 366 : 365;
  if (dayOfYear > length) return dateOf(year + 1, dayOfYear - length);
  let rest = dayOfYear;
  let month = 1;
  while (rest > daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  return `${pad(year, 4)}-${pad(month)}-${pad(rest)}`;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}
