import type { CatalogEvent, EventOf } from '#event-catalog';
import { orderOf, type EventOrder } from './event-order.js';

type Names = Readonly<{ vi: string; en: string }>;

/** What the registry says of an agency's place in the tree; `from` is the day on which it takes effect. */
export type AgencyFact = Readonly<{ agency: string; from: string; order: EventOrder }> &
  Readonly<
    | {
        kind: 'established';
        parent?: string;
        names: Names;
        agencyKind: EventOf<'vn.egov.governance.agency.established.v1'>['data']['kind'];
      }
    | { kind: 'renamed'; names: Names }
    | { kind: 'moved'; parent: string }
    | { kind: 'merged'; into: string }
    | { kind: 'dissolved' }
  >;

export function agencyFacts(events: readonly CatalogEvent[]): readonly AgencyFact[] {
  return events.flatMap((event) => factOf(event) ?? []);
}

function factOf(event: CatalogEvent): AgencyFact | undefined {
  const told = { agency: event.subject, order: orderOf(event) };
  switch (event.type) {
    case 'vn.egov.governance.agency.established.v1': {
      const { from, names, kind, parent } = event.data;
      const established = { ...told, kind: 'established', from, names, agencyKind: kind } as const;
      return parent === undefined ? established : { ...established, parent };
    }
    case 'vn.egov.governance.agency.renamed.v1':
      return { ...told, kind: 'renamed', from: event.data.from, names: event.data.names };
    case 'vn.egov.governance.agency.moved.v1':
      return { ...told, kind: 'moved', from: event.data.from, parent: event.data.parent };
    case 'vn.egov.governance.agency.merged.v1':
      return { ...told, kind: 'merged', from: event.data.from, into: event.data.into };
    case 'vn.egov.governance.agency.dissolved.v1':
      return { ...told, kind: 'dissolved', from: event.data.from };
    default:
      return undefined;
  }
}
