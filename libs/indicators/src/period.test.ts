import fc from 'fast-check';
import { dayNumber, dayText } from './day.js';
import {
  countPeriods,
  grains,
  lastPeriods,
  parseLast,
  parsePeriod,
  periodOf,
  periodsBetween,
  previousPeriod,
  shiftPeriod,
} from './period.js';

const millisecondsPerDay = 86_400_000;
const weekday = new Intl.DateTimeFormat('en', { timeZone: 'UTC', weekday: 'short' });
const anyDay = fc.integer({ min: dayNumber('1900-01-10'), max: dayNumber('2200-12-31') });
const anyGrain = fc.constantFrom(...grains);
const ids = (periods: readonly { id: string }[]) => periods.map(({ id }) => id);

describe('the id of a period', () => {
  it.each([
    ['2020', 'year', '2020-01-01', '2021-01-01', '2020-12-31'],
    ['2020-Q3', 'quarter', '2020-07-01', '2020-10-01', '2020-09-30'],
    ['2020-Q4', 'quarter', '2020-10-01', '2021-01-01', '2020-12-31'],
    ['2020-02', 'month', '2020-02-01', '2020-03-01', '2020-02-29'],
    ['2020-W30', 'week', '2020-07-20', '2020-07-27', '2020-07-26'],
    ['2020-W01', 'week', '2019-12-30', '2020-01-06', '2020-01-05'],
    ['2020-W53', 'week', '2020-12-28', '2021-01-04', '2021-01-03'],
    ['2020-07-15', 'day', '2020-07-15', '2020-07-16', '2020-07-15'],
  ])('%s is a %s of half-open days', (id, grain, ...[start, end, lastDay]) => {
    expect(parsePeriod(id)).toEqual({ id, grain, start, end, lastDay });
  });

  it('may be written without the hyphen of a quarter', () => {
    expect(parsePeriod('2020Q1')).toEqual(parsePeriod('2020-Q1'));
  });

  it.each([
    ...['', '20', '2020-', '2020-Q0', '2020-Q5', '2020-q1', '2020-Q', '2020-00', '2020-13', '2020-7', '202007'],
    ...['2019-W53', '2020-W00', '2020-W54', '2020-W1', '2020-02-30', '2019-02-29', '2020-07-15T00:00', '1899', '9001'],
    ...['2020 ', '٢٠٢٠', '2020-Q1-Q1', '+2020', '2020.5', '1e3'],
  ])('is refused where no period has it: "%s"', (text) => {
    expect(parsePeriod(text)).toBeUndefined();
  });

  it('comes back from every day of the period', () => {
    fc.assert(
      fc.property(anyGrain, anyDay, (grain, day) => {
        const period = periodOf(grain, dayText(day));
        expect(period.start <= dayText(day) && dayText(day) <= period.lastDay && period.lastDay < period.end).toBe(
          true,
        );
        expect(parsePeriod(period.id)).toEqual(period);
        expect(periodOf(grain, period.lastDay)).toEqual(period);
      }),
    );
  });
});

describe('an ISO week', () => {
  it('runs from Monday to Sunday and belongs to the year of its Thursday', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const week = periodOf('week', dayText(day));
        const start = dayNumber(week.start);
        expect(weekday.format(start * millisecondsPerDay)).toBe('Mon');
        expect(dayNumber(week.end) - start).toBe(7);
        expect(week.id.slice(0, 4)).toBe(dayText(start + 3).slice(0, 4));
      }),
    );
  });

  it('is the fifty-third in long years only', () => {
    const long = Array.from({ length: 40 }, (_, step) => 2000 + step).filter((year) => parsePeriod(`${year}-W53`));
    expect(long).toEqual([2004, 2009, 2015, 2020, 2026, 2032, 2037]);
  });
});

describe('periods of a grain', () => {
  const period = (id: string) => parsePeriod(id)!;

  it('follow one another without gap or overlap', () => {
    fc.assert(
      fc.property(anyGrain, anyDay, fc.integer({ min: -60, max: 60 }), (grain, day, steps) => {
        const here = periodOf(grain, dayText(day));
        expect(previousPeriod(here).end).toBe(here.start);
        expect(shiftPeriod(shiftPeriod(here, steps), -steps)).toEqual(here);
      }),
    );
  });

  it('are listed from the one to the other', () => {
    expect(ids(periodsBetween('quarter', period('2019-Q3'), period('2020-Q2')))).toEqual([
      ...['2019-Q3', '2019-Q4', '2020-Q1', '2020-Q2'],
    ]);
    expect(ids(periodsBetween('month', period('2020-Q1'), period('2020-Q1')))).toEqual([
      '2020-01',
      '2020-02',
      '2020-03',
    ]);
    expect(ids(periodsBetween('year', period('2019-W01'), period('2020-02-01')))).toEqual(['2018', '2019', '2020']);
    expect(ids(periodsBetween('week', period('2020-12-31'), period('2021-01-04')))).toEqual(['2020-W53', '2021-W01']);
    expect(periodsBetween('day', period('2020'), period('2020'))).toHaveLength(366);
    expect(periodsBetween('day', period('2020-07-02'), period('2020-07-01'))).toEqual([]);
  });

  it('are counted without being built', () => {
    expect(countPeriods('day', period('2000'), period('2999'))).toBe(365_243);
    expect(countPeriods('quarter', period('2020-Q2'), period('2020-Q1'))).toBe(0);
  });

  it('are the last ones up to today, the open one included', () => {
    expect(ids(lastPeriods('quarter', 3, '2020-07-01'))).toEqual(['2020-Q1', '2020-Q2', '2020-Q3']);
    expect(ids(lastPeriods('month', 2, '2020-01-31'))).toEqual(['2019-12', '2020-01']);
  });

  it('are asked for by a number and the letter of their grain', () => {
    expect(parseLast('8q')).toEqual({ grain: 'quarter', count: 8 });
    expect(['1d', '2w', '3m', '4y'].map((text) => parseLast(text)?.grain)).toEqual(['day', 'week', 'month', 'year']);
    expect(['8', 'q', '0q', '-1q', '8Q', '8 q', '99999q', ''].map((text) => parseLast(text))).toEqual(
      Array(8).fill(undefined),
    );
  });
});
