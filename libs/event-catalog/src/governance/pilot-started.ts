import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { agencyCode, day, indicatorId } from '../fields.js';

export const pilotStarted = eventType('vn.egov.governance.pilot.started.v1', {
  title: { en: 'Pilot started', vi: 'Bắt đầu thí điểm' },
  description: 'These agencies try something out between two days. Changes no measure.',
  subject: 'pilot',
  data: eventData({
    agencies: Type.Array(agencyCode, { title: 'Agencies', minItems: 1 }),
    indicator: Type.Optional(indicatorId),
    from: day,
    to: day,
  }),
  examples: [{ agencies: ['H58', 'G14'], indicator: 'online-share', from: '2020-01-01', to: '2020-06-30' }],
  invalid: [
    { data: { agencies: [], from: '2020-01-01', to: '2020-06-30' }, pointer: '/agencies' },
    { data: { agencies: ['H58'], from: '2020-01-01' }, pointer: '/to' },
  ],
});
