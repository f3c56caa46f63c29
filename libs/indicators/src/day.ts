/**
 * Days in Việt Nam as text (`YYYY-MM-DD`, the form of the ledger) and as whole numbers since 1970-01-01, for arithmetic.
 * The conversions are Howard Hinnant's civil-calendar formulas (public domain): exact, without a loop or a table.
 */

export type CivilDate = Readonly<{ year: number; month: number; day: number }>;

const daysPerEra = 146_097; // 400 years, after which the calendar repeats
const daysBefore1970 = 719_468; // since 0000-03-01: years that begin in March put the leap day last

/** Strict: `YYYY-MM-DD`, a day that exists, in the years 0001–9999. For text from outside. */
export function parseDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return undefined;
  const number = dayNumber(text);
  return dayText(number) === text ? number : undefined;
}

/** Of a day that is known to be one. */
export function dayNumber(day: string): number {
  return dayNumberOf({
    year: digit(day, 0) * 1000 + digit(day, 1) * 100 + digit(day, 2) * 10 + digit(day, 3),
    month: digit(day, 5) * 10 + digit(day, 6),
    day: digit(day, 8) * 10 + digit(day, 9),
  });
}

export function dayNumberOf({ year, month, day }: CivilDate): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - daysBefore1970;
}

export function civilDate(number: number): CivilDate {
  const shifted = number + daysBefore1970;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

export function dayText(number: number): string {
  const { year, month, day } = civilDate(number);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

export function addDays(day: string, days: number): string {
  return dayText(dayNumber(day) + days);
}

/** Positive when `to` is the later one. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

export function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

function digit(text: string, at: number): number {
  return text.charCodeAt(at) - 48;
}
