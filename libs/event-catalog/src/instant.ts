/**
 * Microseconds since 1970 of an RFC 3339 instant with offset and at most 6 fraction digits; NaN if the text is not
 * one (30 February, 24:00 and second 60 included). Beyond the year 2255 the number is exact to 32 µs only.
 *
 * Parsed by hand: it runs several times for every event, at the door and in every fold.
 */
export function instantMicros(rfc3339: string): number {
  const seconds = secondsOfDateTime(rfc3339);
  const offsetAt = endOfFraction(rfc3339);
  if (offsetAt < 0) return NaN;
  return (seconds - offsetSeconds(rfc3339, offsetAt)) * 1_000_000 + fractionMicros(rfc3339, offsetAt);
}

/** The day in Việt Nam (+07:00 all year) of an instant. */
export function vietnamDay(micros: number): string {
  const days = Math.floor((micros + vietnamOffsetMicros) / microsPerDay);
  const known = dayNames.get(days);
  if (known !== undefined) return known;
  const name = new Date(days * 86_400_000).toISOString().slice(0, 10);
  if (days >= firstNamed && days < lastNamed) dayNames.set(days, name);
  return name;
}

const microsPerDay = 86_400_000_000;
const vietnamOffsetMicros = 7 * 3_600_000_000;

/** The days of this century's first half by their number: a fold asks for the same few hundred again and again. */
const dayNames = new Map<number, string>();
const firstNamed = 10_957;
const lastNamed = 29_220;

/** Position of the fraction or of the offset: both follow the seconds. */
const afterSeconds = 19;
const dash = 0x2d;
const colon = 0x3a;
const dot = 0x2e;
const plus = 0x2b;

function secondsOfDateTime(text: string): number {
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  if (!separated(text) || !(day >= 1 && day <= daysInMonth(year, month))) return NaN;
  return daysSince1970(year, month, day) * 86_400 + secondsOfClock(text, 11) + upTo(twoDigits(text, 17), 59);
}

function separated(text: string): boolean {
  return (
    text.charCodeAt(4) === dash &&
    text.charCodeAt(7) === dash &&
    (text.charCodeAt(10) | 0x20) === 0x74 &&
    text.charCodeAt(16) === colon
  );
}

/** `08:30` as seconds; NaN from 24:00 on. */
function secondsOfClock(text: string, at: number): number {
  if (text.charCodeAt(at + 2) !== colon) return NaN;
  return upTo(twoDigits(text, at), 23) * 3600 + upTo(twoDigits(text, at + 3), 59) * 60;
}

function offsetSeconds(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if ((sign | 0x20) === 0x7a) return text.length === at + 1 ? 0 : NaN;
  if (text.length !== at + 6) return NaN;
  if (sign === plus) return secondsOfClock(text, at + 1);
  return sign === dash ? -secondsOfClock(text, at + 1) : NaN;
}

/** Where the offset begins; -1 if there is a dot without 1 to 6 digits behind it. */
function endOfFraction(text: string): number {
  if (text.charCodeAt(afterSeconds) !== dot) return afterSeconds;
  let at = afterSeconds + 1;
  while (isDigit(text.charCodeAt(at))) at += 1;
  const digits = at - afterSeconds - 1;
  return digits >= 1 && digits <= 6 ? at : -1;
}

function fractionMicros(text: string, end: number): number {
  let micros = 0;
  for (let at = afterSeconds + 1; at <= afterSeconds + 6; at += 1) {
    micros = micros * 10 + (at < end ? text.charCodeAt(at) - 0x30 : 0);
  }
  return micros;
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at);
  const units = text.charCodeAt(at + 1);
  return isDigit(tens) && isDigit(units) ? (tens - 0x30) * 10 + units - 0x30 : NaN;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function upTo(value: number, most: number): number {
  return value <= most ? value : NaN;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month === 4 || month === 6 || month === 9 || month === 11) return 30;
  return month >= 1 && month <= 12 ? 31 : NaN;
}

/** Howard Hinnant's civil calendar: years begin in March, so the leap day is the last one. */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
