import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { reason } from '../fields.js';

export const dossierVoided = eventType('vn.egov.onestop.dossier.voided.v1', {
  title: { en: 'Dossier voided', vi: 'Huỷ hồ sơ nhập nhầm' },
  description: 'Entered by mistake: from now on it counts nowhere, on no day.',
  subject: 'dossier',
  data: eventData({ reason }),
  examples: [{ reason: 'Nhập trùng' }],
  invalid: [
    { data: {}, pointer: '/reason' },
    { data: { reason: '' }, pointer: '/reason' },
    { data: { reason: 'x', by: 'y' }, pointer: '/by' },
  ],
});
