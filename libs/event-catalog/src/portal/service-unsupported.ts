import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { supportMeans } from './fields.js';

export const serviceUnsupported = eventType('vn.egov.portal.service.unsupported.v1', {
  title: { en: 'Service unsupported', vi: 'Ngừng hỗ trợ giải đáp dịch vụ công' },
  description: 'These means of help end on this day; without any means it counts no more.',
  subject: 'service',
  data: eventData({ by: supportMeans }),
  examples: [{ by: ['qa', 'hotline'] }, { by: ['chat'] }],
  invalid: [
    { data: { by: [] }, pointer: '/by' },
    { data: { by: ['qa', 'email'] }, pointer: '/by/1' },
    { data: {}, pointer: '/by' },
  ],
});
