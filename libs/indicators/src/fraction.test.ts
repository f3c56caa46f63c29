import fc from 'fast-check';
import { compareFractions, fraction, parseDecimal, subtract } from './fraction.js';

describe('a decimal', () => {
  it.each([
    ['0.2', 2n, 10n],
    [0.2, 2n, 10n],
    ['1', 1n, 1n],
    [88, 88n, 1n],
    ['-0.05', -5n, 100n],
    [1e-7, 1n, 10_000_000n],
    [1e21, 10n ** 21n, 1n],
    ['1.5e2', 150n, 1n],
  ])('%s is read exactly', (text, numerator, denominator) => {
    const read = parseDecimal(text);
    expect(read).toBeDefined();
    expect(compareFractions(read!, { numerator, denominator })).toBe(0);
  });

  it.each(['', '20 %', '.5', '5.', '0x10', 'NaN', ' 1', '1,5', Number.NaN, Number.POSITIVE_INFINITY])(
    '%s is none',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  it('stands for the shortest decimal of a number, so that 0.1 + 0.2 misses 0.3 and 0.3 does not', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 6 }), (units, places) => {
        const read = parseDecimal((units / 10 ** places).toString());
        expect(compareFractions(read!, fraction(units, 10 ** places)!)).toBe(0);
      }),
    );
  });
});

describe('a fraction', () => {
  it('has no zero below and a positive denominator', () => {
    expect(fraction(1, 0)).toBeUndefined();
    expect(fraction(1, -2)).toEqual({ numerator: -1n, denominator: 2n });
  });

  it('is compared and subtracted without rounding', () => {
    const third = fraction(1, 3)!;
    expect(compareFractions(third, parseDecimal('0.3333333333333333')!)).toBe(1);
    expect(compareFractions(fraction(2, 6)!, third)).toBe(0);
    expect(compareFractions(subtract(third, fraction(1, 2)!), fraction(-1, 6)!)).toBe(0);
  });
});
