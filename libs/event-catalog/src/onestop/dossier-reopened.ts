import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { reason } from '../fields.js';

export const dossierReopened = eventType('vn.egov.onestop.dossier.reopened.v1', {
  title: { en: 'Dossier reopened', vi: 'Mở lại hồ sơ' },
  description: 'What ended it counts no more; it is open again from its reception on.',
  subject: 'dossier',
  data: eventData({ reason: Type.Optional(reason) }),
  examples: [{ reason: 'Kết quả bị trả lại' }, {}],
  invalid: [
    { data: { reason: 1 }, pointer: '/reason' },
    { data: { at: '2020-07-10T16:00:00+07:00' }, pointer: '/at' },
  ],
});
