import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { obstacleFields } from './fields.js';

export const proposalMade = eventType('vn.egov.governance.proposal.made.v1', {
  title: { en: 'Proposal made', vi: 'Đề xuất, kiến nghị' },
  description: 'What should be done about it. Shown in the report, changes no measure.',
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
