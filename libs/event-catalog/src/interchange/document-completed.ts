import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { statusFields } from './fields.js';

export const documentCompleted = eventType('vn.egov.interchange.document.completed.v1', {
  title: { en: 'Document completed', vi: 'Hoàn thành xử lý văn bản' },
  description: 'The receiver has done with it (edXML status 06): counts as completed on the first such day.',
  subject: 'document',
  actsFor: 'agency',
  data: eventData(statusFields),
  examples: [{ agency: 'H58.12', at: '2020-07-02T08:00:00+07:00' }, {}],
  invalid: [
    { data: { agency: 'h58' }, pointer: '/agency' },
    { data: { at: '2020/07/02 08:00:00' }, pointer: '/at' },
    { data: { code: '06' }, pointer: '/code' },
  ],
});
