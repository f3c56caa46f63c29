import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { instant, reason } from '../fields.js';

export const dossierSuspended = eventType('vn.egov.onestop.dossier.suspended.v1', {
  title: { en: 'Dossier suspended', vi: 'Tạm dừng, chờ bổ sung' },
  description: 'Waiting for the applicant from this day on: while it waits it is never overdue.',
  subject: 'dossier',
  data: eventData({ at: Type.Optional(instant), reason: Type.Optional(reason) }),
  examples: [{ at: '2020-07-03T09:00:00+07:00', reason: 'Yêu cầu bổ sung giấy tờ' }, {}],
  invalid: [
    { data: { at: '2020-07-03' }, pointer: '/at' },
    { data: { reason: '' }, pointer: '/reason' },
    { data: { until: 'x' }, pointer: '/until' },
  ],
});
