import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { futureInstant, instant, reason } from '../fields.js';

export const dossierResumed = eventType('vn.egov.onestop.dossier.resumed.v1', {
  title: { en: 'Dossier resumed', vi: 'Tiếp tục xử lý' },
  description: 'The applicant has supplied what was missing. A new due date holds from this day on.',
  subject: 'dossier',
  data: eventData({
    at: Type.Optional(instant),
    reason: Type.Optional(reason),
    newDueAt: Type.Optional(futureInstant),
  }),
  examples: [{ at: '2020-07-06T09:00:00+07:00', newDueAt: '2020-07-20T17:00:00+07:00' }, {}],
  invalid: [
    { data: { newDueAt: '2020-07-20' }, pointer: '/newDueAt' },
    { data: { at: 'hôm qua' }, pointer: '/at' },
    { data: { dueAt: '2020-07-20T17:00:00+07:00' }, pointer: '/dueAt' },
  ],
});
