import type { LifeFact } from './agency-facts.js';
import { dissolved, established } from './agency-facts.samples.js';
import { validity } from './validity.js';

const lives = (...facts: readonly ReturnType<typeof established>[]): readonly LifeFact[] =>
  facts.filter((fact) => fact.kind === 'established' || fact.kind === 'dissolved');

describe('the days between which an agency exists', () => {
  const twice = lives(
    ...[established('A', 'VN', { from: '2019-01-01' }), dissolved('A', '2020-01-01')],
    ...[established('A', 'VN', { from: '2021-01-01' }), dissolved('A', '2022-01-01')],
  );

  it.each([
    ['2018-06-01', '2019-01-01', '2020-01-01', 'the first after it'],
    ['2019-06-01', '2019-01-01', '2020-01-01', 'that around it'],
    ['2020-06-01', '2019-01-01', '2020-01-01', 'the last before it'],
    ['2021-01-01', '2021-01-01', '2022-01-01', 'that around it'],
    ['2030-01-01', '2021-01-01', '2022-01-01', 'the last before it'],
  ])('seen from %s are from %s to before %s: %s', (day, from, until) => {
    expect(validity(twice, day)).toEqual({ from, until });
  });

  it('go on where one assertion of existence follows another', () => {
    const again = lives(established('A', 'VN'), established('A', 'VN', { from: '2020-01-01' }));
    expect(validity(again, '2020-06-01')).toEqual({ from: '2019-01-01' });
  });

  it('go on where an end and a new beginning fall on one day', () => {
    const renewed = lives(
      ...[established('A', 'VN', { at: 1 }), dissolved('A', '2020-01-01', 2)],
      established('A', 'VN', { from: '2020-01-01', at: 3 }),
    );
    expect(validity(renewed, '2020-06-01')).toEqual({ from: '2019-01-01' });
  });

  it('are none where it ends on the day that it begins', () => {
    const stillborn = lives(established('A', 'VN', { at: 1 }), dissolved('A', '2019-01-01', 2));
    expect(validity(stillborn, '2020-06-01')).toBeUndefined();
    expect(validity([], '2020-06-01')).toBeUndefined();
  });

  it('follow the last word: an earlier end that is told later holds', () => {
    const corrected = lives(
      ...[established('A', 'VN', { at: 1 }), dissolved('A', '2020-06-01', 2), dissolved('A', '2020-01-01', 3)],
    );
    expect(validity(corrected, '2020-06-01')).toEqual({ from: '2019-01-01', until: '2020-01-01' });
  });

  it('follow the last word: a beginning that is told after an end undoes it', () => {
    const undone = lives(
      ...[established('A', 'VN', { at: 1 }), dissolved('A', '2020-06-01', 2)],
      established('A', 'VN', { from: '2019-03-01', at: 3 }),
    );
    expect(validity(undone, '2020-07-01')).toEqual({ from: '2019-01-01' });
  });
});
