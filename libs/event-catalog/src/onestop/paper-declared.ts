import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { count } from '../fields.js';

export const paperDeclared = eventType('vn.egov.onestop.paper.declared.v1', {
  title: { en: 'Dossiers on paper declared', vi: 'Kê khai hồ sơ ngoài hệ thống' },
  description:
    'How many dossiers an agency handled outside the electronic system in the month of the subject; the last declaration holds.',
  subject: 'paper',
  data: eventData({ count }),
  examples: [{ count: 120 }, { count: 0 }],
  invalid: [
    { data: { count: -1 }, pointer: '/count' },
    { data: { count: 1.5 }, pointer: '/count' },
    { data: {}, pointer: '/count' },
    { data: { count: 9007199254740992 }, pointer: '/count' },
  ],
});
