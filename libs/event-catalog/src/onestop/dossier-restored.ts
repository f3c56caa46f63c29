import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { reason } from '../fields.js';

export const dossierRestored = eventType('vn.egov.onestop.dossier.restored.v1', {
  title: { en: 'Dossier restored', vi: 'Khôi phục hồ sơ' },
  description: 'Takes a voiding back: it counts again as if it had never been voided.',
  subject: 'dossier',
  data: eventData({ reason }),
  examples: [{ reason: 'Huỷ nhầm' }],
  invalid: [
    { data: {}, pointer: '/reason' },
    { data: { reason: null }, pointer: '/reason' },
  ],
});
