import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { obstacleFields } from './fields.js';

export const obstacleRaised = eventType('vn.egov.governance.obstacle.raised.v1', {
  title: { en: 'Obstacle raised', vi: 'Nêu khó khăn, vướng mắc' },
  description: 'What stands in the way of an indicator or a task. Shown in the report, changes no measure.',
  subject: 'obstacle',
  data: eventData(obstacleFields),
  examples: [
    { agency: 'H58', indicator: 'online-share', task: 'T6', text: 'Chưa có hệ thống thanh toán trực tuyến' },
    { agency: 'H58', text: 'Thiếu kinh phí' },
  ],
  invalid: [
    { data: { text: 'x' }, pointer: '/agency' },
    { data: { agency: 'H58', text: '' }, pointer: '/text' },
    { data: { agency: 'H58', text: 'x', indicator: 'I 1' }, pointer: '/indicator' },
  ],
});
