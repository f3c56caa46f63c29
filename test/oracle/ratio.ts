/** An exact fraction; the denominator is positive. */
export type Ratio = { over: bigint; under: bigint };

/** `0.2` as 2/10: the decimal that the number is written as. */
export function decimalRatio(value: number): Ratio {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  return scale < 0
    ? { over: digits, under: 10n ** BigInt(-scale) }
    : { over: digits * 10n ** BigInt(scale), under: 1n };
}

/** Below, equal, above: negative, zero, positive. */
export function compare(a: Ratio, b: Ratio): number {
  return Number(sign(a.over * b.under - b.over * a.under));
}

export function times(a: Ratio, over: bigint, under: bigint): Ratio {
  return { over: a.over * over, under: a.under * under };
}

export function plus(a: Ratio, b: Ratio): Ratio {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

export function minus(a: Ratio, b: Ratio): Ratio {
  return plus(a, times(b, -1n, 1n));
}

/** Six decimals, half-even; of fractions that are not negative. */
export function sixDecimals({ over, under }: Ratio): string {
  const millionths = (over * 1_000_000n) / under;
  const twiceTheRest = ((over * 1_000_000n) % under) * 2n;
  const up = twiceTheRest > under || (twiceTheRest === under && millionths % 2n === 1n);
  const digits = String(up ? millionths + 1n : millionths).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** The same of a difference, which may be below zero. */
export function signedSixDecimals({ over, under }: Ratio): string {
  return over < 0n ? `-${sixDecimals({ over: -over, under })}` : sixDecimals({ over, under });
}

function sign(value: bigint): bigint {
  if (value === 0n) return 0n;
  return value < 0n ? -1n : 1n;
}
