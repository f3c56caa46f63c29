import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { questionFields } from './fields.js';

export const questionAsked = eventType('vn.egov.portal.question.asked.v1', {
  title: { en: 'Question asked', vi: 'Gửi câu hỏi' },
  description: 'A citizen or business asks about a service. Counts as asked; the text stays at the source.',
  subject: 'question',
  actsFor: 'agency',
  data: eventData(questionFields),
  examples: [{ service: '1.000123@H58' }, { agency: 'H58' }],
  invalid: [
    { data: { agency: '' }, pointer: '/agency' },
    { data: { service: '' }, pointer: '/service' },
    { data: { text: 'x' }, pointer: '/text' },
  ],
});
