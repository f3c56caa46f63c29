import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { reportFields } from './fields.js';

export const reportFrozen = eventType('vn.egov.governance.report.frozen.v1', {
  title: { en: 'Report frozen', vi: 'Chốt số liệu báo cáo' },
  description: 'The figures of a report are taken as known on a closed day and stored. Changes no measure.',
  subject: 'report',
  data: eventData(reportFields),
  examples: [
    {
      period: '2020-Q3',
      asOf: '2020-10-10',
      by: 'key:vpcp-1',
      hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
  ],
  invalid: [
    {
      data: {
        period: '2020-Q3',
        asOf: '2020-10-10T00:00:00+07:00',
        by: 'x',
        hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      },
      pointer: '/asOf',
    },
    { data: { period: '2020-Q3', asOf: '2020-10-10', by: 'x', hash: 'abc' }, pointer: '/hash' },
    {
      data: {
        period: 'Q3/2020',
        asOf: '2020-10-10',
        by: 'x',
        hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      },
      pointer: '/period',
    },
  ],
});
