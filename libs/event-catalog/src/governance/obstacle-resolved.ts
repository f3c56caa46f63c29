import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { text } from '../fields.js';
import { obstacleFields } from './fields.js';

export const obstacleResolved = eventType('vn.egov.governance.obstacle.resolved.v1', {
  title: { en: 'Obstacle resolved', vi: 'Tháo gỡ khó khăn, vướng mắc' },
  description: 'It stands in the way no more. What it was need not be repeated.',
  subject: 'obstacle',
  data: eventData({ ...obstacleFields, text: Type.Optional(text) }),
  examples: [
    { agency: 'H58', indicator: 'online-share', task: 'T6', text: 'Chưa có hệ thống thanh toán trực tuyến' },
    { agency: 'H58' },
  ],
  invalid: [
    { data: { text: 'x' }, pointer: '/agency' },
    { data: { agency: 'H58', text: '' }, pointer: '/text' },
    { data: { agency: 'H58', text: 'x', indicator: 'I 1' }, pointer: '/indicator' },
  ],
});
