import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { day } from '../fields.js';

export const agencyDissolved = eventType('vn.egov.governance.agency.dissolved.v1', {
  title: { en: 'Agency dissolved', vi: 'Giải thể cơ quan' },
  description: 'The agency is no more from this day on; its old figures are summed in its last parent.',
  subject: 'agency',
  data: eventData({ from: day }),
  examples: [{ from: '2025-07-01' }],
  invalid: [
    { data: {}, pointer: '/from' },
    { data: { from: '2025-07' }, pointer: '/from' },
    { data: { from: '2025-07-01', into: 'H55' }, pointer: '/into' },
  ],
});
