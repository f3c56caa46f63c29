import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { agencyCode, participantKind } from '../fields.js';

export const accountRegistered = eventType('vn.egov.identity.account.registered.v1', {
  title: { en: 'Account registered', vi: 'Đăng ký tài khoản' },
  description: 'Somebody has an account. It counts as known from its first event on.',
  subject: 'account',
  actsFor: 'agency',
  data: eventData({ agency: Type.Optional(agencyCode), kind: participantKind }),
  examples: [{ kind: 'citizen' }, { agency: 'H58', kind: 'organisation' }],
  invalid: [
    { data: { kind: 'person' }, pointer: '/kind' },
    { data: {}, pointer: '/kind' },
    { data: { kind: 'citizen', phone: 'x' }, pointer: '/phone' },
  ],
});
