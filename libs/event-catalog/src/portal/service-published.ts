import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { agencyCode, procedureCode, serviceLevel } from '../fields.js';

export const servicePublished = eventType('vn.egov.portal.service.published.v1', {
  title: { en: 'Service published', vi: 'Công bố dịch vụ công' },
  description: 'The service is offered from this day on, at this level; sent again when the level changes.',
  subject: 'service',
  data: eventData({
    agency: Type.Optional(agencyCode),
    procedure: procedureCode,
    level: serviceLevel,
    online: Type.Boolean(),
  }),
  examples: [
    { procedure: '1.000123', level: 4, online: true },
    { agency: 'H58', procedure: '1.000123', level: 2, online: false },
  ],
  invalid: [
    { data: { procedure: '1.000123', level: 5, online: true }, pointer: '/level' },
    { data: { procedure: '1.000123', level: 4 }, pointer: '/online' },
    { data: { level: 4, online: true }, pointer: '/procedure' },
  ],
});
