import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { supportMeans } from './fields.js';

export const serviceSupported = eventType('vn.egov.portal.service.supported.v1', {
  title: { en: 'Service supported', vi: 'Hỗ trợ giải đáp dịch vụ công' },
  description: 'Citizens get help with the service by these means from this day on; one means is enough to count.',
  subject: 'service',
  data: eventData({ by: supportMeans }),
  examples: [{ by: ['qa', 'hotline'] }, { by: ['chat'] }],
  invalid: [
    { data: { by: [] }, pointer: '/by' },
    { data: { by: ['qa', 'email'] }, pointer: '/by/1' },
    { data: {}, pointer: '/by' },
  ],
});
