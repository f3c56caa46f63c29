import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { statusFields } from './fields.js';

export const documentProcessing = eventType('vn.egov.interchange.document.processing.v1', {
  title: { en: 'Document in processing', vi: 'Đang xử lý văn bản' },
  description: 'The receiver is working on it (edXML status 05): counts as received.',
  subject: 'document',
  actsFor: 'agency',
  data: eventData(statusFields),
  examples: [{ agency: 'H58.12', at: '2020-07-02T08:00:00+07:00' }, {}],
  invalid: [
    { data: { agency: 'h58' }, pointer: '/agency' },
    { data: { at: '2020/07/02 08:00:00' }, pointer: '/at' },
    { data: { code: '05' }, pointer: '/code' },
  ],
});
