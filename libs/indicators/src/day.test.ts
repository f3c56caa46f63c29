import fc from 'fast-check';
import { addDays, civilDate, dayNumber, dayNumberOf, dayText, daysBetween, parseDay } from './day.js';

const millisecondsPerDay = 86_400_000;
/** The platform's calendar, which shares nothing with the formulas under test. Gregorian from 1583 on only. */
const platform = new Intl.DateTimeFormat('en-CA', { timeZone: 'UTC', dateStyle: 'short' });
const anyDay = fc.integer({ min: dayNumber('1583-01-01'), max: dayNumber('9999-12-31') });

describe('a day', () => {
  it('agrees with the platform calendar, both ways', () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        const text = platform.format(number * millisecondsPerDay);
        expect(dayText(number)).toBe(text);
        expect(dayNumber(text)).toBe(number);
        expect(dayNumberOf(civilDate(number))).toBe(number);
        expect(parseDay(text)).toBe(number);
      }),
      { numRuns: 2000 },
    );
  });

  it('follows the day before it without a gap, through four centuries', () => {
    const first = dayNumber('1999-12-31');
    const strays = Array.from({ length: 146_100 }, (_, step) => first + step).filter(
      (number) => dayNumber(dayText(number)) !== number,
    );
    expect(strays).toEqual([]);
  });

  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-03-01', 11_017],
    ['2020-02-29', 18_321],
    ['0001-01-01', -719_162],
  ])('%s has the number %d', (day, number) => {
    expect(dayNumber(day)).toBe(number);
    expect(dayText(number)).toBe(day);
  });

  it.each(['2019-02-29', '1900-02-29', '2020-04-31', '2020-13-01', '2020-00-10', '2020-01-00', '0000-01-01'])(
    'that does not exist is none: %s',
    (text) => {
      expect(parseDay(text)).toBeUndefined();
    },
  );

  it.each(['', '2020-1-1', '20200101', '2020-01-01 ', '2020-01-01T00:00', '٢٠٢٠-٠١-٠١', '-020-01-01', '12020-01-01'])(
    'in another form is none: %s',
    (text) => {
      expect(parseDay(text)).toBeUndefined();
    },
  );

  it('is a sum and a difference away from others', () => {
    expect(addDays('2020-02-28', 2)).toBe('2020-03-01');
    expect(addDays('2020-07-01', -1)).toBe('2020-06-30');
    expect(daysBetween('2019-03-07', '2020-12-31')).toBe(665);
    expect(daysBetween('2020-07-02', '2020-07-01')).toBe(-1);
  });
});
