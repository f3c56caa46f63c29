import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { text } from '../fields.js';
import { legalBasis } from './fields.js';

export const taskCancelled = eventType('vn.egov.governance.task.cancelled.v1', {
  title: { en: 'Task cancelled', vi: 'Dừng nhiệm vụ' },
  description: 'The task is given up and is never late.',
  subject: 'task',
  data: eventData({ note: Type.Optional(text), basis: Type.Optional(legalBasis) }),
  examples: [{ note: 'Gộp vào nhiệm vụ khác' }, {}],
  invalid: [
    { data: { note: '' }, pointer: '/note' },
    { data: { reason: 'x' }, pointer: '/reason' },
  ],
});
