import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { agencyCode, day } from '../fields.js';
import { systemKind } from './fields.js';

export const systemRegistered = eventType('vn.egov.governance.system.registered.v1', {
  title: { en: 'System registered', vi: 'Đăng ký hệ thống' },
  description: 'A system that ought to report, from this day on: coverage is measured against those registered.',
  subject: 'system',
  actsFor: 'agency',
  data: eventData({ kind: systemKind, agency: Type.Optional(agencyCode), from: day }),
  examples: [
    { kind: 'onestop', from: '2020-01-01' },
    { kind: 'document', agency: 'H58', from: '2020-01-01' },
  ],
  invalid: [
    { data: { kind: 'mail', from: '2020-01-01' }, pointer: '/kind' },
    { data: { kind: 'onestop' }, pointer: '/from' },
  ],
});
