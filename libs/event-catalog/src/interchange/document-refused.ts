import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { statusFields } from './fields.js';

export const documentRefused = eventType('vn.egov.interchange.document.refused.v1', {
  title: { en: 'Document refused', vi: 'Từ chối tiếp nhận văn bản' },
  description: 'The receiver refuses it (edXML status 02): counts as received, for it did arrive.',
  subject: 'document',
  actsFor: 'agency',
  data: eventData(statusFields),
  examples: [{ agency: 'H58.12', at: '2020-07-02T08:00:00+07:00' }, {}],
  invalid: [
    { data: { agency: 'h58' }, pointer: '/agency' },
    { data: { at: '2020/07/02 08:00:00' }, pointer: '/at' },
    { data: { code: '02' }, pointer: '/code' },
  ],
});
