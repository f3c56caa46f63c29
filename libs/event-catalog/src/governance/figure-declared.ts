import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { figureFields } from './fields.js';

export const figureDeclared = eventType('vn.egov.governance.figure.declared.v1', {
  title: { en: 'Figure declared', vi: 'Kê khai số liệu' },
  description: 'What an agency says of an indicator that no stream of events can compute. Counts once it is approved.',
  subject: 'indicator',
  data: eventData(figureFields),
  examples: [
    {
      indicator: 'egov-training-share',
      agency: 'H58',
      period: '2020-Q3',
      numerator: 120,
      denominator: 400,
      evidence: 'Báo cáo 45/BC-STTTT',
    },
  ],
  invalid: [
    {
      data: { indicator: 'egov-training-share', agency: 'H58', period: '2020-Q3', numerator: -1, denominator: 400 },
      pointer: '/numerator',
    },
    {
      data: { indicator: 'egov-training-share', agency: 'H58', period: '2020-Q3', numerator: 120, denominator: 0.5 },
      pointer: '/denominator',
    },
    {
      data: { indicator: 'egov-training-share', agency: 'H58', period: '2020-Q5', numerator: 120, denominator: 400 },
      pointer: '/period',
    },
    {
      data: { indicator: 'egov-training-share', period: '2020-Q3', numerator: 120, denominator: 400 },
      pointer: '/agency',
    },
    {
      data: {
        indicator: 'egov-training-share',
        agency: 'H58',
        period: '2020-Q3',
        numerator: 120,
        denominator: 400,
        percent: 30,
      },
      pointer: '/percent',
    },
    {
      data: { indicator: 'egov-training-share', agency: 'H58', period: '2020-W54', numerator: 120, denominator: 400 },
      pointer: '/period',
    },
  ],
});
