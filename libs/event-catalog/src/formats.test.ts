import { formats } from './formats.js';

describe('a period', () => {
  it.each(['2020', '2020-Q1', '2020-Q4', '2020-07', '2020-W01', '2020-W53', '2026-W53', '2020-02-29'])(
    'may be %s',
    (id) => {
      expect(formats.period(id)).toBe(true);
    },
  );

  it.each([
    '20',
    '2020-Q0',
    '2020-Q5',
    '2020-13',
    '2020-7',
    '2020-W00',
    '2019-W53',
    '2021-W53',
    '2021-02-29',
    '1999',
    '2020Q1',
    '',
  ])('is not %s', (id) => {
    expect(formats.period(id)).toBe(false);
  });

  it('has a 53rd week in the years that begin on a Thursday, or on a Wednesday if they are leap years', () => {
    for (let year = 2000; year < 2400; year += 1) {
      const firstDay = new Date(Date.UTC(year, 0, 1)).getUTCDay();
      const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
      expect(formats.period(`${year}-W53`)).toBe(firstDay === 4 || (isLeap && firstDay === 3));
    }
  });
});

describe('an instant', () => {
  it.each([
    ['1999-12-31T16:59:59Z', false],
    ['2000-01-01T00:00:00+07:00', true],
    ['9999-12-31T23:59:59.999999+07:00', true],
    ['9999-12-31T23:59:59Z', false],
  ])('%s lies within our days: %s', (text, ok) => {
    expect(formats.instant(text)).toBe(ok);
  });
});
