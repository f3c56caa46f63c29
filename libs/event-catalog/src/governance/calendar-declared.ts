import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { day } from '../fields.js';
import { legalBasis } from './fields.js';

export const calendarDeclared = eventType('vn.egov.governance.calendar.declared.v1', {
  title: { en: 'Calendar declared', vi: 'Công bố lịch làm việc' },
  description: 'Whether a day is a working day. Promised due dates do not move.',
  subject: 'calendar',
  data: eventData({ day, working: Type.Boolean(), basis: legalBasis }),
  examples: [{ day: '2020-09-02', working: false, basis: 'Bộ luật Lao động' }],
  invalid: [
    { data: { day: '2020-09-31', working: false, basis: 'x' }, pointer: '/day' },
    { data: { day: '2020-09-02', working: 0, basis: 'x' }, pointer: '/working' },
    { data: { day: '2020-09-02', working: false }, pointer: '/basis' },
  ],
});
