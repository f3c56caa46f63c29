import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { day, text } from '../fields.js';
import { legalBasis } from './fields.js';

export const taskRescheduled = eventType('vn.egov.governance.task.rescheduled.v1', {
  title: { en: 'Task rescheduled', vi: 'Điều chỉnh thời hạn nhiệm vụ' },
  description: 'Another due day, on a legal basis. The old one stays on record.',
  subject: 'task',
  data: eventData({ due: day, basis: legalBasis, note: Type.Optional(text) }),
  examples: [{ due: '2021-06-30', basis: 'Công văn 123/VPCP-KSTT' }],
  invalid: [
    { data: { due: '2021-06-30' }, pointer: '/basis' },
    { data: { due: 'Q2/2021', basis: 'x' }, pointer: '/due' },
  ],
});
