import fc from 'fast-check';
import { instantMicros, vietnamDay } from './instant.js';

describe('an instant', () => {
  it('is read as Date reads it, in microseconds', () => {
    const date = fc.date({ min: new Date('1600-01-01'), max: new Date('2255-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.integer({ min: -1439, max: 1439 }), (at, minutes) => {
        const local = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, -1);
        const offset = new Date(Math.abs(minutes) * 60_000).toISOString().slice(11, 16);
        expect(instantMicros(`${local}${minutes < 0 ? '-' : '+'}${offset}`)).toBe(at.getTime() * 1000);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['2020-07-01T00:00:00Z', 1593561600000000],
    ['2020-07-01t00:00:00z', 1593561600000000],
    ['2020-07-01T07:00:00.5+07:00', 1593561600500000],
    ['2020-07-01T00:00:00.000001-00:00', 1593561600000001],
    ['2020-02-29T23:59:59.999999Z', 1583020799999999],
  ])('%s', (text, micros) => {
    expect(instantMicros(text)).toBe(micros);
  });

  it.each([
    '2020-02-30T08:00:00Z',
    '2019-02-29T08:00:00Z',
    '1900-02-29T08:00:00Z',
    '2020-13-01T08:00:00Z',
    '2020-00-01T08:00:00Z',
    '2020-04-31T08:00:00Z',
    '2020-01-00T08:00:00Z',
    '2020-01-01T24:00:00Z',
    '2020-01-01T08:60:00Z',
    '2020-12-31T23:59:60Z',
    '2020-01-01T08:00:00',
    '2020-01-01T08:00:00+0700',
    '2020-01-01T08:00:00+24:00',
    '2020-01-01T08:00:00+07:60',
    '2020-01-01T08:00:00+07',
    '2020-01-01T08:00:00.Z',
    '2020-01-01T08:00:00.1234567Z',
    '2020-01-01 08:00:00Z',
    '2020-01-01T08:00Z',
    '2020-1-1T08:00:00Z',
    '2020-01-01',
    '20200101T080000Z',
    '2020-01-01T08:00:00Zx',
    '２020-01-01T08:00:00Z',
    ' 2020-01-01T08:00:00Z',
    '',
  ])('%s is none', (text) => {
    expect(instantMicros(text)).toBeNaN();
  });
});

describe('a day in Việt Nam', () => {
  it.each([
    ['2020-06-30T16:59:59.999999Z', '2020-06-30'],
    ['2020-06-30T17:00:00Z', '2020-07-01'],
    ['2020-07-01T00:00:00+07:00', '2020-07-01'],
    ['1969-12-31T16:59:59Z', '1969-12-31'],
    ['9999-12-31T23:59:59+07:00', '9999-12-31'],
  ])('of %s is %s', (text, day) => {
    expect(vietnamDay(instantMicros(text))).toBe(day);
  });
});
