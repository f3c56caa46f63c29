import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { agencyCode, day } from '../fields.js';
import { systemKind } from './fields.js';

export const systemRetired = eventType('vn.egov.governance.system.retired.v1', {
  title: { en: 'System retired', vi: 'Ngừng hệ thống' },
  description: 'The system reports no more from this day on.',
  subject: 'system',
  actsFor: 'agency',
  data: eventData({ kind: Type.Optional(systemKind), agency: Type.Optional(agencyCode), from: day }),
  examples: [{ from: '2025-07-01' }, { kind: 'onestop', agency: 'H58', from: '2025-07-01' }],
  invalid: [
    { data: {}, pointer: '/from' },
    { data: { from: 20250701 }, pointer: '/from' },
  ],
});
