import { Dice } from './dice.js';

const thrown = (dice: Dice, times: number) => Array.from({ length: times }, () => dice.next());

describe('dice', () => {
  it('throw the same for the same seed and life, and other numbers for neighbours', () => {
    expect(thrown(Dice.of(7, 1), 5)).toEqual(thrown(Dice.of(7, 1), 5));
    expect(thrown(Dice.of(7, 2), 5)).not.toEqual(thrown(Dice.of(7, 1), 5));
    expect(thrown(Dice.of(8, 1), 5)).not.toEqual(thrown(Dice.of(7, 1), 5));
  });

  it('have no twins among many lives', () => {
    const first = Array.from({ length: 100_000 }, (_, life) => Dice.of(7, life).hex(16));
    expect(new Set(first).size).toBe(first.length);
  });

  it('throw evenly, within a life and from life to life', () => {
    const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    expect(mean(thrown(Dice.of(7, 1), 20_000))).toBeCloseTo(0.5, 1);
    expect(mean(Array.from({ length: 20_000 }, (_, life) => Dice.of(7, life).next()))).toBeCloseTo(0.5, 1);
  });
});
