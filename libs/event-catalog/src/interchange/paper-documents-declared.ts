import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { count } from '../fields.js';

export const paperDocumentsDeclared = eventType('vn.egov.interchange.paper-documents.declared.v1', {
  title: { en: 'Documents on paper declared', vi: 'Kê khai văn bản giấy' },
  description:
    'How many documents an agency sent out on paper only in the month of the subject; the last declaration holds.',
  subject: 'paper-documents',
  data: eventData({ count }),
  examples: [{ count: 35 }],
  invalid: [
    { data: { count: -1 }, pointer: '/count' },
    { data: {}, pointer: '/count' },
  ],
});
