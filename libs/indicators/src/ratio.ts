import { fraction, type Fraction, type Whole } from './fraction.js';

const decimals = 6;
const scale = 10n ** BigInt(decimals);

/** `2034, 10000` is `0.203400`: six decimals, half-even. Undefined where the denominator is zero; above 1 is not clipped. */
export function ratio(numerator: Whole, denominator: Whole): string | undefined {
  const exact = fraction(numerator, denominator);
  return exact === undefined ? undefined : sixDecimals(exact);
}

export function sixDecimals({ numerator, denominator }: Fraction): string {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const units = halfEven(magnitude * scale, denominator);
  const digits = String(units).padStart(decimals + 1, '0');
  const sign = numerator < 0n && units > 0n ? '-' : '';
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** More than the whole: shown, and flagged for whoever has to find out why. */
export function exceedsWhole(numerator: Whole, denominator: Whole): boolean {
  return BigInt(numerator) > BigInt(denominator) && BigInt(denominator) > 0n;
}

function halfEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twiceRest = 2n * (dividend % divisor);
  if (twiceRest < divisor) return quotient;
  if (twiceRest > divisor) return quotient + 1n;
  return quotient + (quotient % 2n);
}
