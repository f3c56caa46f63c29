import { civilDate, dayNumber, dayNumberOf, dayText, parseDay, twoDigits } from './day.js';

/** From the finest to the coarsest. */
export const grains = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Grain = (typeof grains)[number];

/** Half-open days in Việt Nam: from `start` to before `end`. */
export type Period = Readonly<{ id: string; grain: Grain; start: string; end: string; lastDay: string }>;

/** The years that a question can be about; the arithmetic has room on both sides of them. */
const firstYear = 1900;
const lastYear = 9000;

/** `2020`, `2020-Q3` (also `2020Q3`), `2020-07`, `2020-W30`, `2020-07-15`; undefined for anything else. */
export function parsePeriod(text: string): Period | undefined {
  const year = Number(text.slice(0, 4));
  if (!(year >= firstYear && year <= lastYear)) return undefined;
  for (const { grain, pattern, index } of forms) {
    const parts = pattern.exec(text);
    if (parts === null) continue;
    const period = periodAt(grain, index(year, Number(parts[1]), text));
    // 2020-Q5, 2020-13 and 2019-W53 are the names of no period: the one at that place has another id
    return period.id === text.replace(/^(\d{4})Q/, '$1-Q') ? period : undefined;
  }
  return undefined;
}

/** The one that the day lies in. */
export function periodOf(grain: Grain, day: string): Period {
  return periodAt(grain, calendars[grain].indexOf(dayNumber(day)));
}

/** Steps of the same grain: −1 is the previous one. */
export function shiftPeriod(period: Period, steps: number): Period {
  return periodAt(period.grain, indexOf(period.grain, period.start) + steps);
}

export function previousPeriod(period: Period): Period {
  return shiftPeriod(period, -1);
}

/** How many `periodsBetween` would give, without building them; a question that asks for too many is refused by this. */
export function countPeriods(grain: Grain, from: Period, to: Period): number {
  return Math.max(0, indexOf(grain, to.lastDay) - indexOf(grain, from.start) + 1);
}

/** Those of a grain from the one that `from` begins in to the one that `to` ends in; none if `to` ends before `from`. */
export function periodsBetween(grain: Grain, from: Period, to: Period): readonly Period[] {
  const first = indexOf(grain, from.start);
  return Array.from({ length: countPeriods(grain, from, to) }, (_, step) => periodAt(grain, first + step));
}

/** The last `count` of a grain, the one that holds `today` being the last of them. */
export function lastPeriods(grain: Grain, count: number, today: string): readonly Period[] {
  const last = calendars[grain].indexOf(dayNumber(today));
  return Array.from({ length: count }, (_, step) => periodAt(grain, last - count + 1 + step));
}

/** `8q` is the last eight quarters; d, w, m, q, y are the grains. */
export function parseLast(text: string): Readonly<{ grain: Grain; count: number }> | undefined {
  const parts = /^([1-9]\d{0,3})([dwmqy])$/.exec(text);
  const grain = grains.find((name) => name.startsWith(parts?.[2] ?? '-'));
  return grain === undefined ? undefined : { grain, count: Number(parts?.[1]) };
}

/** Periods of a grain are numbered without gaps, so that lists and neighbours are additions. */
type Calendar = Readonly<{
  indexOf(day: number): number;
  firstDay(index: number): number;
  id(index: number): string;
}>;

const calendars: Readonly<Record<Grain, Calendar>> = {
  day: { indexOf: (day) => day, firstDay: (index) => index, id: dayText },
  week: {
    // 1970-01-01 was a Thursday; ISO weeks begin on Monday and belong to the year of their Thursday
    indexOf: (day) => Math.floor((day + 3) / 7),
    firstDay: (index) => index * 7 - 3,
    id: (index) => {
      const thursday = index * 7;
      const { year } = civilDate(thursday);
      const newYear = dayNumberOf({ year, month: 1, day: 1 });
      return `${year}-W${twoDigits(Math.floor((thursday - newYear) / 7) + 1)}`;
    },
  },
  month: months(1, (year, month) => `${year}-${twoDigits(month)}`),
  quarter: months(3, (year, month) => `${year}-Q${(month + 2) / 3}`),
  year: months(12, (year) => String(year)),
};

/** A calendar whose periods have that many months; the id is made of the year and the first month. */
function months(length: number, id: (year: number, month: number) => string): Calendar {
  const year = (index: number) => Math.floor((index * length) / 12);
  const month = (index: number) => index * length - year(index) * 12 + 1;
  return {
    indexOf: (day) => {
      const date = civilDate(day);
      return Math.floor((date.year * 12 + date.month - 1) / length);
    },
    firstDay: (index) => dayNumberOf({ year: year(index), month: month(index), day: 1 }),
    id: (index) => id(year(index), month(index)),
  };
}

const forms: readonly Readonly<{
  grain: Grain;
  pattern: RegExp;
  index(year: number, part: number, text: string): number;
}>[] = [
  { grain: 'year', pattern: /^\d{4}$/, index: (year) => year },
  { grain: 'quarter', pattern: /^\d{4}-?Q(\d)$/, index: (year, quarter) => year * 4 + quarter - 1 },
  { grain: 'month', pattern: /^\d{4}-(\d{2})$/, index: (year, month) => year * 12 + month - 1 },
  {
    grain: 'week',
    pattern: /^\d{4}-W(\d{2})$/,
    // 4 January always lies in the first ISO week
    index: (year, week) => calendars.week.indexOf(dayNumberOf({ year, month: 1, day: 4 })) + week - 1,
  },
  { grain: 'day', pattern: /^\d{4}-\d{2}-\d{2}$/, index: (_year, _part, text) => parseDay(text) ?? 0 },
];

function periodAt(grain: Grain, index: number): Period {
  const { firstDay, id } = calendars[grain];
  const end = firstDay(index + 1);
  return { id: id(index), grain, start: dayText(firstDay(index)), end: dayText(end), lastDay: dayText(end - 1) };
}

function indexOf(grain: Grain, day: string): number {
  return calendars[grain].indexOf(dayNumber(day));
}
