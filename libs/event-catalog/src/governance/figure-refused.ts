import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { count, reason } from '../fields.js';
import { figureFields } from './fields.js';

export const figureRefused = eventType('vn.egov.governance.figure.refused.v1', {
  title: { en: 'Figure refused', vi: 'Từ chối số liệu' },
  description: 'The declared numbers are not approved. Changes no measure.',
  subject: 'indicator',
  data: eventData({
    ...figureFields,
    numerator: Type.Optional(count),
    denominator: Type.Optional(count),
    reason: Type.Optional(reason),
  }),
  examples: [
    { indicator: 'egov-training-share', agency: 'H58', period: '2020-Q3', reason: 'Thiếu minh chứng' },
    { indicator: 'egov-training-share', agency: 'H58', period: '2020-Q3', numerator: 120, denominator: 400 },
  ],
  invalid: [
    {
      data: {
        indicator: 'egov-training-share',
        agency: 'H58',
        period: '2020-Q3',
        numerator: 120,
        denominator: 400,
        reason: '',
      },
      pointer: '/reason',
    },
    {
      data: { indicator: 'Egov', agency: 'H58', period: '2020-Q3', numerator: 120, denominator: 400 },
      pointer: '/indicator',
    },
  ],
});
