import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';

export const serviceSeparated = eventType('vn.egov.portal.service.separated.v1', {
  title: { en: 'Service separated', vi: 'Ngừng tích hợp Cổng dịch vụ công quốc gia' },
  description: 'The service is no longer on the National Public Service Portal from this day on.',
  subject: 'service',
  data: eventData({}),
  examples: [{}],
  invalid: [
    { data: { reason: 'x' }, pointer: '/reason' },
    { data: { ext: [] }, pointer: '/ext' },
  ],
});
