import { type CatalogEvent, instantMicros, vietnamDay } from '#event-catalog';

/** A difficulty that an agency met, or what it proposes; text of the report. */
export type Obstacle = Readonly<{
  id: string;
  kind: 'obstacle' | 'proposal';
  agency: string;
  indicator: string | undefined;
  task: string | undefined;
  text: string;
  raisedOn: string;
  resolvedOn: string | undefined;
}>;

/** @param events in event order. */
export function obstacles(events: readonly CatalogEvent[]): readonly Obstacle[] {
  const found = new Map<string, Obstacle>();
  for (const event of events) {
    const on = vietnamDay(instantMicros(event.time));
    if (
      event.type === 'vn.egov.governance.obstacle.raised.v1' ||
      event.type === 'vn.egov.governance.proposal.made.v1'
    ) {
      const { agency, indicator, task, text } = event.data;
      const kind = event.type === 'vn.egov.governance.proposal.made.v1' ? 'proposal' : 'obstacle';
      found.set(event.subject, {
        id: event.subject,
        kind,
        agency,
        indicator,
        task,
        text,
        raisedOn: on,
        resolvedOn: undefined,
      });
    }
    const known = found.get(event.subject);
    if (event.type === 'vn.egov.governance.obstacle.resolved.v1' && known !== undefined) {
      found.set(event.subject, { ...known, resolvedOn: on });
    }
  }
  return [...found.values()];
}
