import { daysBetween } from './day.js';
import { compareEventOrder, type EventOrder } from './event-order.js';
import { compareFractions, subtract, type Fraction } from './fraction.js';
import { sixDecimals } from './ratio.js';

export type Direction = 'up' | 'down';

/** What one `target.set` says of one indicator. */
export type Target = Readonly<{
  /** Left out: every agency to which the indicator applies. */
  agency?: string;
  value: Fraction;
  by: string;
  baseline?: Fraction;
  baselineDay?: string;
  direction: Direction;
  basis: string;
  order: EventOrder;
}>;

export type TargetStatus = 'met' | 'on_track' | 'at_risk' | 'behind' | 'missed' | 'no_data' | 'no_target';

/** Resolution 17/NQ-CP was signed on this day: a line without a day of its own begins there. */
const planBegan = '2019-03-07';
const zero: Fraction = { numerator: 0n, denominator: 1n };

/**
 * The one of an indicator's targets that an agency is measured by on a day: its own before the general ones;
 * of these the one with the earliest `by` that is not past, else the last one passed; among equal `by` the last event.
 */
export function targetOn(targets: readonly Target[], agency: string, day: string): Target | undefined {
  const own = targets.filter((target) => target.agency === agency);
  const candidates = own.length > 0 ? own : targets.filter((target) => target.agency === undefined);
  const [first, ...others] = candidates;
  return first === undefined ? undefined : others.reduce((best, next) => better(best, next, day), first);
}

/** `value` is undefined where there is none to compare. */
export function targetStatus(target: Target | undefined, value: Fraction | undefined, day: string): TargetStatus {
  if (value === undefined) return 'no_data';
  if (target === undefined) return 'no_target';
  if (reaches(value, target.value, target.direction)) return 'met';
  if (day > target.by) return 'missed';
  const line = targetLine(target, day);
  if (line === undefined) return 'behind';
  if (reaches(value, line, target.direction)) return 'on_track';
  return nearlyReaches(value, line, target.direction) ? 'at_risk' : 'behind';
}

/** Where a figure should stand on the day; undefined where the way down has no known beginning. */
export function targetLine(target: Target, day: string): Fraction | undefined {
  const { direction, value, by, baselineDay = planBegan } = target;
  const baseline = target.baseline ?? (direction === 'up' ? zero : undefined);
  if (baseline === undefined) return undefined;
  const length = daysBetween(baselineDay, by);
  if (length <= 0 || day >= by) return value;
  const passed = Math.max(0, daysBetween(baselineDay, day));
  const way = subtract(value, baseline);
  return {
    numerator:
      baseline.numerator * way.denominator * BigInt(length) + way.numerator * baseline.denominator * BigInt(passed),
    denominator: baseline.denominator * way.denominator * BigInt(length),
  };
}

/** Value less target, six decimals; negative is short of a target that points up. */
export function targetGap(target: Target, value: Fraction): string {
  return sixDecimals(subtract(value, target.value));
}

function better(best: Target, next: Target, day: string): Target {
  if (best.by === next.by) return compareEventOrder(best.order, next.order) < 0 ? next : best;
  const [sooner, later] = best.by < next.by ? [best, next] : [next, best];
  return sooner.by >= day ? sooner : later;
}

function reaches(value: Fraction, mark: Fraction, direction: Direction): boolean {
  const difference = compareFractions(value, mark);
  return direction === 'up' ? difference >= 0 : difference <= 0;
}

/** At least 0.9 of the line; on the way down, up to line / 0.9. */
function nearlyReaches(value: Fraction, line: Fraction, direction: Direction): boolean {
  const [ofValue, ofLine] = direction === 'up' ? [10n, 9n] : [9n, 10n];
  return reaches(times(value, ofValue), times(line, ofLine), direction);
}

function times(value: Fraction, factor: bigint): Fraction {
  return { numerator: value.numerator * factor, denominator: value.denominator };
}
