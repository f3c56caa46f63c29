import { Faults } from './faults.js';
import { type PeriodParameters, periodsOf } from './periods.js';

const none = { period: undefined, from: undefined, to: undefined, last: undefined, grain: undefined, on: undefined };

describe('the periods of a question', () => {
  it.each<[Partial<PeriodParameters>, readonly string[]]>([
    [{ period: ['2020-Q1', '2020Q3'] }, ['2020-Q1', '2020-Q3']],
    [{ period: ['2020'], grain: 'quarter' }, ['2020-Q1', '2020-Q2', '2020-Q3', '2020-Q4']],
    [{ from: '2019-Q4', to: '2020-Q2' }, ['2019-Q4', '2020-Q1', '2020-Q2']],
    [
      { from: '2020-Q1', to: '2020-Q2', grain: 'month' },
      ['2020-01', '2020-02', '2020-03', '2020-04', '2020-05', '2020-06'],
    ],
    [{ from: '2020-06' }, ['2020-06', '2020-07']],
    [{ last: '3m' }, ['2020-05', '2020-06', '2020-07']],
    [{ on: '2020-07-03' }, ['2020-07-03']],
  ])('%j are %j', (given, ids) => {
    const faults = new Faults('en');
    expect(periodsOf({ ...none, ...given }, '2020-07-15', faults).map(({ id }) => id)).toEqual(ids);
    faults.throwIfAny();
  });

  it.each<[Partial<PeriodParameters>, string]>([
    [{}, 'bad-period'],
    [{ period: ['2020-Q5'] }, 'bad-period'],
    [{ period: ['2020'], from: '2019' }, 'mutually-exclusive'],
    [{ to: '2020' }, 'mutually-exclusive'],
    [{ last: '3m', grain: 'year' }, 'mutually-exclusive'],
    [{ from: '2020-Q2', to: '2020-Q1' }, 'bad-period'],
    [{ period: ['2020-07'], grain: 'year' }, 'bad-period'],
    [{ from: '1990', to: '2020', grain: 'day' }, 'too-many-rows'],
  ])('%j are refused as %s', (given, code) => {
    const faults = new Faults('vi');
    periodsOf({ ...none, ...given }, '2020-07-15', faults);
    expect(() => faults.throwIfAny()).toThrow(expect.objectContaining({ parts: expect.objectContaining({ code }) }));
  });
});
