/** An exact number; the denominator is positive. Figures and targets are compared as these, never as floats. */
export type Fraction = Readonly<{ numerator: bigint; denominator: bigint }>;

/** A count as it comes from the ledger. */
export type Whole = number | bigint;

/** Undefined where the denominator is zero. */
export function fraction(numerator: Whole, denominator: Whole): Fraction | undefined {
  const [above, below] = [BigInt(numerator), BigInt(denominator)];
  if (below === 0n) return undefined;
  return below < 0n ? { numerator: -above, denominator: -below } : { numerator: above, denominator: below };
}

/** What the decimal says, exactly: `0.2` is 2/10. A number stands for its shortest decimal, as JSON writes it. */
export function parseDecimal(value: string | number): Fraction | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(String(value));
  if (parts === null) return undefined;
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = parts;
  const units = BigInt(`${sign}${whole}${decimals}`);
  const scale = decimals.length - Number(exponent);
  return { numerator: scale < 0 ? units * power(-scale) : units, denominator: scale > 0 ? power(scale) : 1n };
}

/** Negative when `a` is less. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return {
    numerator: a.numerator * b.denominator - b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

function power(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}
