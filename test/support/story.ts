import type { CatalogEvent, DataOf } from '#event-catalog';
import type { RecordedEvent } from '../../apps/hub/src/log-filling.js';
import { told1 } from './given.js';

type Received = DataOf<'vn.egov.onestop.dossier.received.v1'>;
type Kind = DataOf<'vn.egov.governance.agency.established.v1'>['kind'];

/** What else is said of an event: its source, and when the hub recorded it if that was later. */
export type Aside = Readonly<{ source?: string; recorded?: string }>;

const zone = '+07:00';
const basics: Received = { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' };

/** A local time of Việt Nam with its offset. */
export function at(local: string): string {
  return `${local}${zone}`;
}

/** An event that the hub recorded when it happened, or at the local time that is given. */
export function recorded<E extends CatalogEvent>(event: E, local?: string): E & { recordedtime: string } {
  return { ...event, recordedtime: local === undefined ? event.time : at(local) };
}

export function established(agency: string, kind: Kind, parent: string, from = '2019-01-01'): RecordedEvent {
  return recorded(
    told1('vn.egov.governance.agency.established.v1', {
      source: 'urn:egov:VN:registry',
      subject: agency,
      time: at(`${from}T00:00:00`),
      data: { names: { vi: agency, en: agency }, kind, parent, from },
    }),
  );
}

export function merged(agency: string, into: string, from: string): RecordedEvent {
  const time = at(`${from}T00:00:00`);
  return recorded(
    told1('vn.egov.governance.agency.merged.v1', {
      ...{ source: 'urn:egov:VN:registry', subject: agency, time },
      data: { into, from },
    }),
  );
}

export function received(
  subject: string,
  local: string,
  data: Partial<Received> = {},
  { recorded: later, ...aside }: Aside = {},
): RecordedEvent {
  const telling = { subject, time: at(local), data: { ...basics, ...data }, ...aside };
  return recorded(told1('vn.egov.onestop.dossier.received.v1', telling), later);
}

export function resolved(subject: string, local: string, { recorded: later, ...aside }: Aside = {}): RecordedEvent {
  const telling = { subject, time: at(local), data: { outcome: 'approved' } as const, ...aside };
  return recorded(told1('vn.egov.onestop.dossier.resolved.v1', telling), later);
}

export function transferred(subject: string, local: string, toAgency: string, aside: Aside = {}): RecordedEvent {
  const { recorded: later, ...rest } = aside;
  const telling = { subject, time: at(local), data: { toAgency }, ...rest };
  return recorded(told1('vn.egov.onestop.dossier.transferred.v1', telling), later);
}
