import {
  type CatalogEvent,
  namedAgencies,
  sourceAgency,
  streamOf,
  streams,
  instantMicros,
  vietnamDay,
} from '#event-catalog';
import type { Contribution } from './projection.js';

/** The hub's own events are not a source's reports. */
const hub = 'urn:egov:VN:hub';

/**
 * What every counted event adds besides its entity's state: that its source spoke on the day of `time`, and that the
 * event reports for its source's agency and for those that it names. It tells "not reported" from zero.
 */
export function reportsOf(event: CatalogEvent): readonly Contribution[] {
  const stream = streamOf(event.type);
  if (stream === undefined || event.source === hub) return [];
  const { context } = streams[stream];
  const validOn = vietnamDay(instantMicros(event.time));
  const agencies = new Set([sourceAgency(event.source), ...namedAgencies(event)]);
  return [
    spoke(event, validOn),
    ...[...agencies].map((agency) => ({ measure: 'reports', agency, dims: { context }, validOn, count: 1 })),
  ];
}

/** `sources.reporting` counts accepted events, so also one that the fold set aside. */
export function spoke(event: CatalogEvent, validOn = vietnamDay(instantMicros(event.time))): Contribution {
  const { source } = event;
  return { measure: 'sources.reporting', agency: sourceAgency(source), dims: { source }, validOn, count: 1 };
}
