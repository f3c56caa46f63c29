import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { provider, verificationMethods } from './fields.js';

export const accountVerified = eventType('vn.egov.identity.account.verified.v1', {
  title: { en: 'Account verified', vi: 'Xác thực định danh điện tử' },
  description: 'The identity behind the account was proved. It counts as verified from the first time on.',
  subject: 'account',
  data: eventData({ method: Type.Enum(verificationMethods, { title: 'Method' }), provider }),
  examples: [
    { method: 'national-id', provider: 'VNeID' },
    { method: 'in-person', provider: 'urn:egov:H58:onestop' },
  ],
  invalid: [
    { data: { method: 'password', provider: 'x' }, pointer: '/method' },
    { data: { method: 'bank' }, pointer: '/provider' },
    { data: { method: 'bank', provider: 'x', idNumber: '1' }, pointer: '/idNumber' },
  ],
});
