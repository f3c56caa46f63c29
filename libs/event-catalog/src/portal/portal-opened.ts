import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { agencyCode, instant } from '../fields.js';
import { portalKind, portalUrl } from './fields.js';

export const portalOpened = eventType('vn.egov.portal.portal.opened.v1', {
  title: { en: 'Portal opened', vi: 'Khai trương cổng dịch vụ công' },
  description: 'A public-service portal is open from this day on.',
  subject: 'portal',
  actsFor: 'agency',
  data: eventData({ agency: Type.Optional(agencyCode), url: portalUrl, kind: portalKind, at: Type.Optional(instant) }),
  examples: [
    { url: 'https://dichvucong.example.gov.vn', kind: 'province', at: '2020-01-01T00:00:00+07:00' },
    { agency: 'G14', url: 'https://dvc.example.gov.vn', kind: 'ministry' },
  ],
  invalid: [
    { data: { url: 'ftp://x', kind: 'province' }, pointer: '/url' },
    { data: { url: 'https://x.gov.vn', kind: 'district' }, pointer: '/kind' },
    { data: { kind: 'province' }, pointer: '/url' },
  ],
});
