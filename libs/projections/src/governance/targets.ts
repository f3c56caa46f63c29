import type { CatalogEvent } from '#event-catalog';
import { orderOf, type EventOrder } from './event-order.js';

/** What one `target.set` says; without `agency` it is meant for every agency to which the indicator applies. */
export type TargetFact = Readonly<{
  indicator: string;
  agency: string | undefined;
  value: number;
  by: string;
  baseline: number | undefined;
  baselineDay: string | undefined;
  direction: 'up' | 'down';
  basis: string;
  /** How sure the figure is, as the plan marks it: a free text of the source. */
  confidence: string | undefined;
  order: EventOrder;
}>;

export function targetFacts(events: readonly CatalogEvent[]): readonly TargetFact[] {
  return events.flatMap((event) => {
    if (event.type !== 'vn.egov.governance.target.set.v1') return [];
    const { agency, value, by, baseline, baselineDay, direction, basis, ext } = event.data;
    const mark = ext?.['confidence'];
    const confidence = typeof mark === 'string' ? mark : undefined;
    const said = { agency, value, by, baseline, baselineDay, direction, basis, confidence };
    return [{ indicator: event.subject, ...said, order: orderOf(event) }];
  });
}
