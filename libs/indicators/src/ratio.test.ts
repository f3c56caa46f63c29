import fc from 'fast-check';
import { exceedsWhole, ratio } from './ratio.js';

describe('a ratio', () => {
  it.each([
    [2034, 10_000, '0.203400'],
    [2, 3, '0.666667'],
    [1, 3, '0.333333'],
    [0, 7, '0.000000'],
    [3, 2, '1.500000'],
    [86, 1, '86.000000'],
    [-1, 3, '-0.333333'],
  ])('of %d and %d is %s', (numerator, denominator, text) => {
    expect(ratio(numerator, denominator)).toBe(text);
  });

  it('rounds a half to the even digit', () => {
    expect(ratio(1, 2_000_000)).toBe('0.000000');
    expect(ratio(3, 2_000_000)).toBe('0.000002');
    expect(ratio(5, 2_000_000)).toBe('0.000002');
    expect(ratio(-1, 2_000_000)).toBe('0.000000');
    expect(ratio(50_000_000_000_000_001n, 100_000_000_000_000_000_000_000n)).toBe('0.000001');
  });

  it('is undefined where the denominator is zero', () => {
    expect(ratio(0, 0)).toBeUndefined();
    expect(ratio(1, 0n)).toBeUndefined();
  });

  it('is also what coverage is: systems that reported, of those registered', () => {
    expect(ratio(97, 100)).toBe('0.970000');
    expect(ratio(0, 3)).toBe('0.000000');
    expect(ratio(0, 0)).toBeUndefined();
  });

  it('is the nearest of all six-decimal numbers', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 20n }), (above, below) => {
        const units = BigInt(ratio(above, below)!.replace('.', ''));
        const twiceMiss = 2n * (units * below - above * 1_000_000n);
        expect(twiceMiss <= below && -twiceMiss <= below).toBe(true);
      }),
    );
  });

  it('above the whole is shown and can be flagged, never clipped', () => {
    expect(ratio(11, 10)).toBe('1.100000');
    expect(exceedsWhole(11, 10)).toBe(true);
    expect(exceedsWhole(10, 10)).toBe(false);
    expect(exceedsWhole(1, 0)).toBe(false);
  });
});
