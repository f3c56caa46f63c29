import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { text } from '../fields.js';
import { percent } from './fields.js';

export const taskProgressed = eventType('vn.egov.governance.task.progressed.v1', {
  title: { en: 'Task progressed', vi: 'Cập nhật tiến độ nhiệm vụ' },
  description: 'How far the task is, in percent or in words or both.',
  subject: 'task',
  data: eventData(
    { percent: Type.Optional(percent), note: Type.Optional(text), product: Type.Optional(text) },
    { anyOf: [{ required: ['percent'] }, { required: ['note'] }] },
  ),
  examples: [{ percent: 40, note: 'Đã trình dự thảo' }, { note: 'Đang lấy ý kiến' }],
  invalid: [
    { data: { percent: 101 }, pointer: '/percent' },
    { data: {}, pointer: '/percent' },
    { data: { percent: 40, note: '' }, pointer: '/note' },
  ],
});
