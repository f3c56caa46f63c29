import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { count, day, month, systemUrn } from '../fields.js';

export const countDeclared = eventType('vn.egov.governance.count.declared.v1', {
  title: { en: 'Count declared', vi: 'Kê khai số lượng đã gửi' },
  description:
    'How many events of a type a source says that it sent on a day or in a month: compared with what was accepted.',
  subject: 'system',
  data: eventData(
    {
      system: systemUrn,
      day: Type.Optional(day),
      month: Type.Optional(month),
      type: Type.String({ description: 'Event type.', pattern: '^vn[.]egov[.][a-z0-9.-]+[.]v[0-9]+$', maxLength: 100 }),
      count,
    },
    { anyOf: [{ required: ['day'] }, { required: ['month'] }], not: { required: ['day', 'month'] } },
  ),
  examples: [
    { system: 'urn:egov:H58:onestop', day: '2020-07-01', type: 'vn.egov.onestop.dossier.received.v1', count: 412 },
    { system: 'urn:egov:H58:onestop', month: '2020-07', type: 'vn.egov.onestop.dossier.received.v1', count: 9120 },
  ],
  invalid: [
    {
      data: { system: 'urn:egov:H58:onestop', type: 'vn.egov.onestop.dossier.received.v1', count: 1 },
      pointer: '/day',
    },
    {
      data: {
        system: 'urn:egov:H58:onestop',
        day: '2020-07-01',
        month: '2020-07',
        type: 'vn.egov.onestop.dossier.received.v1',
        count: 1,
      },
      pointer: '',
    },
    {
      data: { system: 'urn:egov:H58:onestop', month: '2020-13', type: 'vn.egov.onestop.dossier.received.v1', count: 1 },
      pointer: '/month',
    },
    {
      data: { system: 'onestop', day: '2020-07-01', type: 'vn.egov.onestop.dossier.received.v1', count: 1 },
      pointer: '/system',
    },
  ],
});
