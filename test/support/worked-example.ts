import type { CatalogEvent, DataOf } from '#event-catalog';
import type { RecordedEvent } from '../../apps/hub/src/log-filling.js';
import { told1 } from './given.js';

type Received = DataOf<'vn.egov.onestop.dossier.received.v1'>;

const zone = '+07:00';

/** The worked example of `indicators.md`: an empty log, `recordedtime` = `time`. */
export const workedExample: readonly RecordedEvent[] = [
  established('H58', 'province', 'VN'),
  established('H58.12', 'district', 'H58'),
  received('D1', '2020-06-30T23:59:59', { dueAt: `2020-07-11T00:00:00${zone}` }),
  resolved('D1', '2020-07-01T00:00:00'),
  received('D2', '2020-07-01T08:00:00', { agency: 'H58.12', channel: 'counter', dueAt: `2020-07-05T17:00:00${zone}` }),
  received('D3', '2020-07-02T09:00:00', { dueAt: `2020-07-21T00:00:00${zone}` }),
  received('D4', '2020-07-03T10:00:00'),
  received('D5', '2020-07-03T11:00:00'),
  recorded(
    told1('vn.egov.onestop.dossier.transferred.v1', {
      subject: 'D5',
      time: `2020-07-04T09:00:00${zone}`,
      data: { toAgency: 'H58.12' },
    }),
  ),
  resolved('D5', '2020-07-05T10:00:00'),
  resolved('D2', '2020-07-06T09:00:00'),
  recorded(
    told1('vn.egov.onestop.dossier.voided.v1', {
      subject: 'D4',
      time: `2020-09-01T08:00:00${zone}`,
      data: { reason: 'nhập nhầm' },
    }),
  ),
];

function established(agency: string, kind: 'province' | 'district', parent: string): RecordedEvent {
  const event = told1('vn.egov.governance.agency.established.v1', {
    source: 'urn:egov:VN:registry',
    subject: agency,
    time: `2019-01-01T00:00:00${zone}`,
    data: { names: { vi: agency, en: agency }, kind, parent, from: '2019-01-01' },
  });
  return recorded(event);
}

function received(subject: string, at: string, data: Partial<Received> = {}): RecordedEvent {
  const basics: Received = { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' };
  return recorded(
    told1('vn.egov.onestop.dossier.received.v1', { subject, time: `${at}${zone}`, data: { ...basics, ...data } }),
  );
}

function resolved(subject: string, at: string): RecordedEvent {
  return recorded(
    told1('vn.egov.onestop.dossier.resolved.v1', { subject, time: `${at}${zone}`, data: { outcome: 'approved' } }),
  );
}

function recorded<E extends CatalogEvent>(event: E): E & { recordedtime: string } {
  return { ...event, recordedtime: event.time };
}
