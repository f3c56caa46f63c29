import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { agencyCode, agencyCodes, day, names, text } from '../fields.js';
import { legalBasis } from './fields.js';

export const taskPlanned = eventType('vn.egov.governance.task.planned.v1', {
  title: { en: 'Task planned', vi: 'Giao nhiệm vụ' },
  description: 'A task of the plan, its lead and its day.',
  subject: 'task',
  data: eventData({
    title: names,
    lead: agencyCode,
    coordinating: Type.Optional(agencyCodes),
    due: day,
    product: Type.Optional(text),
    note: Type.Optional(text),
    basis: Type.Optional(legalBasis),
  }),
  examples: [
    {
      title: { vi: 'Chọn tỉnh điểm, bộ điểm và nhân rộng', en: 'Choose pilot provinces and ministries and replicate' },
      lead: 'G14',
      coordinating: ['G01', 'G11'],
      due: '2020-12-31',
      product: 'Báo cáo',
      basis: 'Quyết định 1739/QĐ-BTTTT',
    },
  ],
  invalid: [
    { data: { title: { vi: 'x', en: 'x' }, lead: 'G14' }, pointer: '/due' },
    { data: { title: 'x', lead: 'G14', due: '2020-12-31' }, pointer: '/title' },
    { data: { title: { vi: 'x', en: 'x' }, lead: 'Bộ TT&TT', due: '2020-12-31' }, pointer: '/lead' },
  ],
});
