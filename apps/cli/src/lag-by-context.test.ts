import { lagByContext } from './lag-by-context.js';

describe('the lag of a context', () => {
  it('has the events of all its partitions, and the seconds of the one that is behind longest', () => {
    const row = { context: 'portal', group: 'lienthong-portal-service1', folded: 5, end: 9, events: 4, seconds: 1.5 };
    const whole = { ...row, partition: 1, folded: 9, events: 0, seconds: 0 };
    const other = { ...row, context: 'identity', group: null, partition: 0 };
    expect(lagByContext([{ ...row, partition: 0 }, whole, other])).toEqual([
      {
        ...{ context: 'portal', group: 'lienthong-portal-service1', partitions: 2, behind: 1 },
        ...{ folded: 14, end: 18, events: 4, seconds: 1.5 },
      },
      { context: 'identity', group: undefined, partitions: 1, behind: 1, folded: 5, end: 9, events: 4, seconds: 1.5 },
    ]);
  });
});
