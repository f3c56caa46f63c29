/** One measured figure: a ratio of two things done side by side in one run, a time, a size, or a count. */
export type Figure = Readonly<{
  name: string;
  value: number;
  unit: 'ratio' | 'ms' | 'MB' | 'rows' | 'per second';
  /** What it is to be at least or at most; without one it is told to explain the others. */
  target?: Readonly<{ atLeast: number } | { atMost: number }>;
}>;

export function met({ value, target }: Figure): boolean | undefined {
  if (target === undefined) return undefined;
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}

/** As a line of a Markdown table. */
export function tableLine(figure: Figure): string {
  const { name, value, unit, target } = figure;
  const wanted = target === undefined ? '' : 'atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;
  const verdict = { true: 'met', false: 'missed', undefined: '' }[String(met(figure))] ?? '';
  return `| ${name} | ${value}${unit === 'ratio' ? '' : ` ${unit}`} | ${wanted} | ${verdict} |`;
}

/** To three digits that say something. */
export function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function perSecond(count: number, ms: number): number {
  return Math.round((count / ms) * 1_000);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
