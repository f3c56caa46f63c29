import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { agencyCode, day } from '../fields.js';
import { legalBasis } from './fields.js';

export const targetSet = eventType('vn.egov.governance.target.set.v1', {
  title: { en: 'Target set', vi: 'Giao chỉ tiêu' },
  description:
    'What an indicator is to reach by a day, for one agency or, without one, for every agency to which it applies. Status is measured against it.',
  subject: 'indicator',
  data: eventData({
    agency: Type.Optional(agencyCode),
    baseline: Type.Optional(Type.Number()),
    baselineDay: Type.Optional(day),
    value: Type.Number({ description: 'A ratio 0.2, or a rank.' }),
    by: day,
    direction: Type.Enum(['up', 'down'], { title: 'Direction' }),
    basis: legalBasis,
  }),
  examples: [
    { value: 0.2, by: '2020-12-31', direction: 'up', basis: 'Nghị quyết 17/NQ-CP' },
    {
      agency: 'H58',
      baseline: 0.05,
      baselineDay: '2019-03-07',
      value: 0.3,
      by: '2020-12-31',
      direction: 'up',
      basis: 'Quyết định của UBND tỉnh',
    },
  ],
  invalid: [
    { data: { value: '20 %', by: '2020-12-31', direction: 'up', basis: 'x' }, pointer: '/value' },
    { data: { value: 0.2, by: '2020-12-31', direction: 'higher', basis: 'x' }, pointer: '/direction' },
    { data: { value: 0.2, by: '2020-Q4', direction: 'up', basis: 'x' }, pointer: '/by' },
    { data: { value: 0.2, by: '2020-12-31', direction: 'up' }, pointer: '/basis' },
  ],
});
