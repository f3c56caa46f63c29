import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { reason } from '../fields.js';

export const dossierRefused = eventType('vn.egov.onestop.dossier.refused.v1', {
  title: { en: 'Dossier refused', vi: 'Không tiếp nhận hồ sơ' },
  description: 'Not accepted at intake (national status 3). Counts nowhere, unless it was received.',
  subject: 'dossier',
  data: eventData({ reason: Type.Optional(reason) }),
  examples: [{ reason: 'Thành phần hồ sơ chưa đầy đủ' }, {}],
  invalid: [
    { data: { reason: '' }, pointer: '/reason' },
    { data: { reason: 3 }, pointer: '/reason' },
    { data: { why: 'x' }, pointer: '/why' },
  ],
});
