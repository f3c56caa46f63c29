import fc from 'fast-check';
import type { Contribution } from '#projections';
import { difference } from './contribution-difference.js';
import { LedgerSum } from './ledger-sum.js';

const contribution: fc.Arbitrary<Contribution> = fc.record({
  measure: fc.constantFrom('dossiers.open', 'dossiers.received'),
  agency: fc.constantFrom('H58', 'H58.12'),
  dims: fc.constantFrom<Contribution['dims']>({}, { level: '4' }, { level: '4', due: 'none' }, { due: 'none' }),
  validOn: fc.constantFrom('2020-07-01', '2020-07-02'),
  count: fc.constantFrom(1, -1),
});

describe('the difference of contributions', () => {
  it('is what leads from those before to those after, however many there are', () => {
    const lists = fc.array(contribution, { maxLength: 90, size: 'max' });
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const led = new LedgerSum();
        for (const one of before) led.add(one, '2020-07-09', one.count);
        difference(before, after, (one, count) => led.add(one, '2020-07-09', count));
        const straight = new LedgerSum();
        for (const one of after) straight.add(one, '2020-07-09', one.count);
        expect(sorted(led)).toEqual(sorted(straight));
      }),
    );
  });

  it('says nothing of what stayed', () => {
    const stays = { measure: 'dossiers.open', agency: 'H58', dims: { level: '4' }, validOn: '2020-07-01', count: 1 };
    const told: unknown[] = [];
    difference([stays, stays], [{ ...stays, dims: { level: '4' } }], (one, count) => told.push([one.validOn, count]));
    expect(told).toEqual([['2020-07-01', -1]]);
  });
});

function sorted(sum: LedgerSum): readonly string[] {
  return sum
    .take()
    .map((entry) => JSON.stringify(entry, ['cell', 'agency', 'validOn', 'count']))
    .sort();
}
