import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { instant, reason } from '../fields.js';

export const dossierStopped = eventType('vn.egov.onestop.dossier.stopped.v1', {
  title: { en: 'Processing stopped', vi: 'Dừng xử lý hồ sơ' },
  description: 'The agency stops processing (national status 8): counts as stopped and not as resolved.',
  subject: 'dossier',
  data: eventData({ stoppedAt: Type.Optional(instant), reason: Type.Optional(reason) }),
  examples: [{ stoppedAt: '2020-07-05T09:00:00+07:00', reason: 'Không bổ sung đúng hạn' }, {}],
  invalid: [
    { data: { stoppedAt: '1999-12-31T09:00:00+07:00' }, pointer: '/stoppedAt' },
    { data: { reason: '' }, pointer: '/reason' },
  ],
});
