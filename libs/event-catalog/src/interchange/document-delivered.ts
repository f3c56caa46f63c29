import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { statusFields } from './fields.js';

export const documentDelivered = eventType('vn.egov.interchange.document.delivered.v1', {
  title: { en: 'Document delivered', vi: 'Văn bản đã đến' },
  description: 'It has arrived at the receiver (edXML status 01): counts as received from the first status on.',
  subject: 'document',
  actsFor: 'agency',
  data: eventData(statusFields),
  examples: [{ agency: 'H58.12', at: '2020-07-02T08:00:00+07:00' }, {}],
  invalid: [
    { data: { agency: 'h58' }, pointer: '/agency' },
    { data: { at: '2020/07/02 08:00:00' }, pointer: '/at' },
    { data: { code: '01' }, pointer: '/code' },
  ],
});
