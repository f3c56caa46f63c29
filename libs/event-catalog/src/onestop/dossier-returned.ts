import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { channel, instant } from '../fields.js';

export const dossierReturned = eventType('vn.egov.onestop.dossier.returned.v1', {
  title: { en: 'Result returned', vi: 'Trả kết quả' },
  description: 'The applicant has the result (national status 10). Changes no measure.',
  subject: 'dossier',
  data: eventData({ channel, returnedAt: Type.Optional(instant) }),
  examples: [{ channel: 'postal', returnedAt: '2020-07-12T09:00:00+07:00' }, { channel: 'counter' }],
  invalid: [
    { data: {}, pointer: '/channel' },
    { data: { channel: 'courier' }, pointer: '/channel' },
    { data: { channel: 'online', returnedAt: '' }, pointer: '/returnedAt' },
  ],
});
