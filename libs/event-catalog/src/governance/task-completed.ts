import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { instant, text } from '../fields.js';
import { percent } from './fields.js';

export const taskCompleted = eventType('vn.egov.governance.task.completed.v1', {
  title: { en: 'Task completed', vi: 'Hoàn thành nhiệm vụ' },
  description: 'The task is done: on time or late against the due day that held.',
  subject: 'task',
  data: eventData({
    at: Type.Optional(instant),
    percent: Type.Optional(percent),
    product: Type.Optional(text),
    note: Type.Optional(text),
  }),
  examples: [{ at: '2020-12-20T00:00:00+07:00', product: 'Quyết định đã ban hành' }, {}],
  invalid: [
    { data: { at: '2020-12-20' }, pointer: '/at' },
    { data: { note: 5 }, pointer: '/note' },
  ],
});
