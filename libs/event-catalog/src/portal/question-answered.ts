import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { questionFields } from './fields.js';

export const questionAnswered = eventType('vn.egov.portal.question.answered.v1', {
  title: { en: 'Question answered', vi: 'Trả lời câu hỏi' },
  description: 'The question is answered. Counts as answered; the text stays at the source.',
  subject: 'question',
  actsFor: 'agency',
  data: eventData(questionFields),
  examples: [{ service: '1.000123@H58' }, {}],
  invalid: [
    { data: { agency: 7 }, pointer: '/agency' },
    { data: { answer: 'x' }, pointer: '/answer' },
  ],
});
