import { numberOf, requiredText, textOf } from './data.js';
import type { LogEvent } from './log.js';
import { compare, decimalRatio, minus, plus, times, type Ratio } from './ratio.js';
import { dayNumber } from './time.js';

export type TargetStatus = 'met' | 'on_track' | 'at_risk' | 'behind' | 'missed' | 'no_data' | 'no_target';

type Asked = { indicator: string; agency: string; day: string; value: Ratio | undefined };

export function targetStatus(settings: readonly LogEvent[], { indicator, agency, day, value }: Asked): TargetStatus {
  if (value === undefined) return 'no_data';
  const target = targetOn(settings, { indicator, agency, day });
  if (target === undefined) return 'no_target';
  const down = target['direction'] === 'down';
  if (reaches(value, decimalRatio(numberOf(target, 'value')), down)) return 'met';
  if (day > requiredText(target, 'by')) return 'missed';
  const line = lineOn(target, day, down);
  if (line === undefined) return 'behind';
  if (reaches(value, line, down)) return 'on_track';
  return reaches(value, down ? times(line, 10n, 9n) : times(line, 9n, 10n), down) ? 'at_risk' : 'behind';
}

function reaches(value: Ratio, mark: Ratio, down: boolean): boolean {
  return down ? compare(value, mark) <= 0 : compare(value, mark) >= 0;
}

/**
 * "the one with the earliest `by` ≥ that day, else the last one passed; among equal `by` the last event"
 *
 * @param settings `target.set`, in event order
 */
export function targetOn(
  settings: readonly LogEvent[],
  { indicator, agency, day }: { indicator: string; agency: string; day: string },
): LogEvent['data'] | undefined {
  const ofIndicator = settings.filter(({ subject }) => subject === indicator).map(({ data }) => data);
  // "an agency's own before the general one"
  const own = ofIndicator.filter((target) => textOf(target, 'agency') === agency);
  const general = ofIndicator.filter((target) => textOf(target, 'agency') === undefined);
  const targets = own.length > 0 ? own : general;
  const days = targets.map((target) => requiredText(target, 'by')).sort();
  const by = days.find((candidate) => candidate >= day) ?? days.at(-1);
  return targets.findLast((target) => target['by'] === by);
}

/** "The line runs by days from `baseline` on `baselineDay` (default 0 on 2019-03-07) to `value` on `by`." */
function lineOn(target: LogEvent['data'], day: string, down: boolean): Ratio | undefined {
  const given = target['baseline'];
  if (down && typeof given !== 'number') return undefined;
  const baseline = decimalRatio(typeof given === 'number' ? given : 0);
  const start = dayNumber(textOf(target, 'baselineDay') ?? '2019-03-07');
  const span = dayNumber(requiredText(target, 'by')) - start;
  const elapsed = Math.max(0, dayNumber(day) - start);
  const value = decimalRatio(numberOf(target, 'value'));
  if (span <= 0) return value;
  return plus(baseline, times(minus(value, baseline), BigInt(elapsed), BigInt(span)));
}
