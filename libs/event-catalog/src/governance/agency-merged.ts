import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { agencyCode, day } from '../fields.js';

export const agencyMerged = eventType('vn.egov.governance.agency.merged.v1', {
  title: { en: 'Agency merged', vi: 'Sáp nhập cơ quan' },
  description:
    'The agency goes into another from this day on. Its old figures stay its own and are summed in the successor.',
  subject: 'agency',
  data: eventData({ into: agencyCode, from: day }),
  examples: [{ into: 'H55', from: '2025-07-01' }],
  invalid: [
    { data: { from: '2025-07-01' }, pointer: '/into' },
    { data: { into: 'H55', from: '1/7/2025' }, pointer: '/from' },
  ],
});
