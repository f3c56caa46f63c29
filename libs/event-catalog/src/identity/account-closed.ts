import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { reason } from '../fields.js';

export const accountClosed = eventType('vn.egov.identity.account.closed.v1', {
  title: { en: 'Account closed', vi: 'Đóng tài khoản' },
  description: 'The account is closed: it counts no more from this day on.',
  subject: 'account',
  data: eventData({ reason: Type.Optional(reason) }),
  examples: [{}, { reason: 'Theo yêu cầu' }],
  invalid: [
    { data: { reason: '' }, pointer: '/reason' },
    { data: { by: 'x' }, pointer: '/by' },
  ],
});
