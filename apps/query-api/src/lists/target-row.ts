import { sixDecimals } from '#indicators';
import type { KnownTarget } from '#read-models';
import type { Row } from '../row.js';

/** A target as `target.set` tells it; without an org it is meant for every agency that the indicator applies to. */
export function targetRow(
  indicator: string,
  { agency, value, by, baseline, baselineDay, direction, basis, confidence }: KnownTarget,
): Row {
  return {
    indicator,
    org: agency ?? null,
    value: Number(sixDecimals(value)),
    by,
    baseline: baseline === undefined ? null : Number(sixDecimals(baseline)),
    baseline_day: baselineDay ?? null,
    direction,
    basis,
    confidence: confidence ?? null,
  };
}
