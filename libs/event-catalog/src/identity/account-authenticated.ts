import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { provider, verificationMethods } from './fields.js';

export const accountAuthenticated = eventType('vn.egov.identity.account.authenticated.v1', {
  title: { en: 'Account authenticated', vi: 'Đăng nhập' },
  description: 'Somebody signed in. It counts as using the unified account from the first such sign-in on.',
  subject: 'account',
  data: eventData({
    method: Type.Enum([...verificationMethods, 'password', 'otp'], { title: 'Method' }),
    sso: Type.Boolean({ description: 'Signed in by the unified national account.' }),
    system: provider,
  }),
  examples: [{ method: 'otp', sso: true, system: 'urn:egov:H58:portal' }],
  invalid: [
    { data: { method: 'otp', sso: 'yes', system: 'x' }, pointer: '/sso' },
    { data: { method: 'face', sso: true, system: 'x' }, pointer: '/method' },
    { data: { method: 'otp', sso: true }, pointer: '/system' },
  ],
});
