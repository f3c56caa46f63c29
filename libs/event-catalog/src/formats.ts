import { instantMicros } from './instant.js';

/** The string formats of our schemas, as ajv asks for them: true when the text has the format. */
export const formats = {
  instant: isInstant,
  'future-instant': isInstant,
  day: isDay,
  month: (text: string) => monthShape.test(text),
  period: isPeriod,
  entity: isEntity,
  plain: isPlain,
} as const;

/** 2000-01-01 in Việt Nam. Earlier ones are the year 1 or 1900 of a system that knew no date. */
const earliestMicros = instantMicros('2000-01-01T00:00:00+07:00');
/** Days have four digits of year, in Việt Nam too. */
const latestMicros = instantMicros('9999-12-31T23:59:59.999999+07:00');

const monthShape = /^[2-9][0-9]{3}-(?:0[1-9]|1[0-2])$/u;
const dayShape = /^[2-9][0-9]{3}-[0-9]{2}-[0-9]{2}$/u;
const yearOrQuarterShape = /^[2-9][0-9]{3}(?:-Q[1-4])?$/u;
const weekShape = /^([2-9][0-9]{3})-W([0-9]{2})$/u;
const asciiShape = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/u;
/** 200 characters of two UTF-16 code units each. */
const longestEntity = 400;
/** Lone surrogates (Cs) are no text: UTF-8 cannot write them. */
const controlOrSurrogate = /[\p{Cc}\p{Cs}]/u;

function isInstant(text: string): boolean {
  const micros = instantMicros(text);
  return micros >= earliestMicros && micros <= latestMicros;
}

function isDay(text: string): boolean {
  return dayShape.test(text) && !Number.isNaN(instantMicros(`${text}T00:00:00Z`));
}

function isPeriod(text: string): boolean {
  return yearOrQuarterShape.test(text) || monthShape.test(text) || isWeek(text) || isDay(text);
}

function isWeek(text: string): boolean {
  const [, year = '', week = ''] = weekShape.exec(text) ?? [];
  if (year === '' || week === '00') return false;
  return Number(week) <= isoWeeks(Number(year));
}

/** 28 December always lies in the last week of its ISO year. */
function isoWeeks(year: number): number {
  const december28 = new Date(Date.UTC(year, 11, 28));
  const weekday = (december28.getUTCDay() + 6) % 7;
  const dayOfYear = (december28.getTime() - Date.UTC(year, 0, 1)) / 86_400_000;
  return Math.floor((dayOfYear - weekday + 10) / 7);
}

/**
 * NFC and trimmed, so that one entity never has two spellings; no control characters. Long texts are refused unread:
 * 100,000 combining marks in the wrong order take 2.5 s to normalise (it is quadratic).
 */
function isEntity(text: string): boolean {
  if (asciiShape.test(text)) return true;
  if (text.length > longestEntity) return false;
  return isPlain(text) && text.trim() === text && text.normalize('NFC') === text;
}

function isPlain(text: string): boolean {
  return !controlOrSurrogate.test(text);
}
