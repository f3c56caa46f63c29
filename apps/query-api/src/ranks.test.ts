import { delta } from './comparisons.js';
import { withRanks } from './ranks.js';
import type { Row } from './row.js';

const row = (org: string, value: number | null, others: Row = {}): Row => ({
  indicator: 'online-share',
  period: '2020-Q1',
  org,
  value,
  unit: 'ratio',
  ...others,
});

describe('ranks', () => {
  it('are shared by equal values, and skip as many', () => {
    const ranked = withRanks([row('A', 0.2), row('B', 0.5), row('C', 0.2), row('D', 0.1), row('E', null)]);
    expect(ranked.map(({ org, rank, ties }) => [org, rank, ties])).toEqual([
      ['A', 2, 2],
      ['B', 1, 1],
      ['C', 2, 2],
      ['D', 4, 1],
      ['E', null, null],
    ]);
  });

  it('count down where less is better', () => {
    const ranked = withRanks([row('A', 86, { unit: 'rank' }), row('B', 78, { unit: 'rank' })]);
    expect(ranked.map(({ rank }) => rank)).toEqual([2, 1]);
  });

  it('are those of one period, and of one combination of dimensions', () => {
    const rows = [row('A', 0.2), row('A', 0.3, { period: '2020-Q2' }), row('A', 0.1, { channel: 'online' })];
    expect(withRanks(rows, ['channel']).map(({ rank }) => rank)).toEqual([1, 1, 1]);
  });
});

describe('a difference of two values', () => {
  it('is exact to the sixth decimal', () => {
    expect(delta(0.3, 0.1)).toBe(0.2);
    expect(delta(0.3, null)).toBeNull();
  });
});
