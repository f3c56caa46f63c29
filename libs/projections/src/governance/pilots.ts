import type { CatalogEvent } from '#event-catalog';

/** Agencies that try something out between two days. */
export type Pilot = Readonly<{
  id: string;
  agencies: readonly string[];
  indicator: string | undefined;
  from: string;
  to: string;
  ended: boolean;
}>;

/** @param events in event order. */
export function pilots(events: readonly CatalogEvent[]): readonly Pilot[] {
  const found = new Map<string, Pilot>();
  for (const event of events) {
    if (event.type === 'vn.egov.governance.pilot.started.v1') {
      const { agencies, indicator, from, to } = event.data;
      found.set(event.subject, { id: event.subject, agencies, indicator, from, to, ended: false });
    }
    const known = found.get(event.subject);
    if (event.type === 'vn.egov.governance.pilot.ended.v1' && known !== undefined) {
      found.set(event.subject, { ...known, to: event.data.to, ended: true });
    }
  }
  return [...found.values()];
}
