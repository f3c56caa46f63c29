import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { agencyCode, day } from '../fields.js';

export const agencyMoved = eventType('vn.egov.governance.agency.moved.v1', {
  title: { en: 'Agency moved', vi: 'Chuyển cơ quan chủ quản' },
  description: 'The agency stands under another parent from this day on: groups of later days sum it there.',
  subject: 'agency',
  data: eventData({ parent: agencyCode, from: day }),
  examples: [{ parent: 'H58', from: '2020-07-01' }],
  invalid: [
    { data: { parent: 'h58', from: '2020-07-01' }, pointer: '/parent' },
    { data: { parent: 'H58' }, pointer: '/from' },
  ],
});
