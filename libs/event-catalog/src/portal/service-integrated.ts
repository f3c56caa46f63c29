import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';

export const serviceIntegrated = eventType('vn.egov.portal.service.integrated.v1', {
  title: { en: 'Service integrated', vi: 'Tích hợp Cổng dịch vụ công quốc gia' },
  description: 'The service is on the National Public Service Portal from this day on.',
  subject: 'service',
  data: eventData({}),
  examples: [{}],
  invalid: [
    { data: { at: '2020-07-01' }, pointer: '/at' },
    { data: { ext: 'x' }, pointer: '/ext' },
  ],
});
