import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { day, names } from '../fields.js';

export const agencyRenamed = eventType('vn.egov.governance.agency.renamed.v1', {
  title: { en: 'Agency renamed', vi: 'Đổi tên cơ quan' },
  description: 'The agency has other names from this day on. Changes no measure.',
  subject: 'agency',
  data: eventData({ names, from: day }),
  examples: [
    {
      names: { vi: 'Bộ Nông nghiệp và Môi trường', en: 'Ministry of Agriculture and Environment' },
      from: '2025-03-01',
    },
  ],
  invalid: [
    { data: { from: '2025-03-01' }, pointer: '/names' },
    { data: { names: { vi: 'x', en: '' }, from: '2025-03-01' }, pointer: '/names/en' },
  ],
});
