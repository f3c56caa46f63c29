import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { day } from '../fields.js';

export const dayClosed = eventType('vn.egov.hub.day.closed.v1', {
  title: { en: 'Day closed', vi: 'Khoá ngày' },
  description:
    'Comes to every partition after midnight. It touches no entity and counts nowhere; it only moves the day on which the hub knows things.',
  subject: 'closed-day',
  data: eventData({ day }),
  examples: [{ day: '2020-07-01' }],
  invalid: [
    { data: {}, pointer: '/day' },
    { data: { day: '2020-7-1' }, pointer: '/day' },
    { data: { day: '2020-07-01', hour: 0 }, pointer: '/hour' },
  ],
});
