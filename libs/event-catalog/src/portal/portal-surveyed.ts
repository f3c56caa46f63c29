import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';

export const portalSurveyed = eventType('vn.egov.portal.portal.surveyed.v1', {
  title: { en: 'Portal surveyed', vi: 'Kiểm tra cổng dịch vụ công' },
  description: 'What a check of the portal found. The last check says whether it counts as mobile.',
  subject: 'portal',
  data: eventData({
    mobile: Type.Boolean({ description: 'Has a mobile interface.' }),
    https: Type.Boolean(),
    accessible: Type.Optional(Type.Boolean()),
  }),
  examples: [
    { mobile: true, https: true, accessible: false },
    { mobile: false, https: true },
  ],
  invalid: [
    { data: { mobile: 'yes', https: true }, pointer: '/mobile' },
    { data: { mobile: true }, pointer: '/https' },
    { data: { mobile: true, https: true, score: 1 }, pointer: '/score' },
  ],
});
