import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { agencyCodes, day, indicatorId } from '../fields.js';

export const pilotEnded = eventType('vn.egov.governance.pilot.ended.v1', {
  title: { en: 'Pilot ended', vi: 'Kết thúc thí điểm' },
  description: 'The pilot is over on this day. What was said at its start need not be repeated.',
  subject: 'pilot',
  data: eventData({
    agencies: Type.Optional(agencyCodes),
    indicator: Type.Optional(indicatorId),
    from: Type.Optional(day),
    to: day,
  }),
  examples: [
    { to: '2020-06-30' },
    { agencies: ['H58', 'G14'], indicator: 'online-share', from: '2020-01-01', to: '2020-06-30' },
  ],
  invalid: [
    { data: {}, pointer: '/to' },
    { data: { to: '2020-06-31' }, pointer: '/to' },
  ],
});
