import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { agencyCode, procedureCode, serviceLevel } from '../fields.js';

export const serviceWithdrawn = eventType('vn.egov.portal.service.withdrawn.v1', {
  title: { en: 'Service withdrawn', vi: 'Ngừng cung cấp dịch vụ công' },
  description: 'The service is not offered any more from this day on. What was published need not be repeated.',
  subject: 'service',
  data: eventData({
    agency: Type.Optional(agencyCode),
    procedure: Type.Optional(procedureCode),
    level: Type.Optional(serviceLevel),
    online: Type.Optional(Type.Boolean()),
  }),
  examples: [{ procedure: '1.000123', level: 4, online: true }, {}],
  invalid: [
    { data: { level: '4' }, pointer: '/level' },
    { data: { reason: 'x' }, pointer: '/reason' },
  ],
});
