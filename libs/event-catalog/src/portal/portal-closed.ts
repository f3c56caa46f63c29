import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { agencyCode, instant } from '../fields.js';
import { portalKind, portalUrl } from './fields.js';

export const portalClosed = eventType('vn.egov.portal.portal.closed.v1', {
  title: { en: 'Portal closed', vi: 'Đóng cổng dịch vụ công' },
  description: 'The portal is closed from this day on. Where it stood need not be repeated.',
  subject: 'portal',
  actsFor: 'agency',
  data: eventData({
    agency: Type.Optional(agencyCode),
    url: Type.Optional(portalUrl),
    kind: Type.Optional(portalKind),
    at: Type.Optional(instant),
  }),
  examples: [
    { at: '2025-07-01T00:00:00+07:00' },
    { agency: 'H58', url: 'https://dichvucong.example.gov.vn', kind: 'province' },
  ],
  invalid: [
    { data: { at: 'x' }, pointer: '/at' },
    { data: { kind: 'x' }, pointer: '/kind' },
  ],
});
