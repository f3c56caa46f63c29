import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { correctedFields } from './fields.js';

export const dossierCorrected = eventType('vn.egov.onestop.dossier.corrected.v1', {
  title: { en: 'Dossier corrected', vi: 'Đính chính hồ sơ' },
  description:
    'Puts right any field of received and resolved; null clears an optional one. Figures of the days concerned are counted anew.',
  subject: 'dossier',
  data: eventData(correctedFields),
  examples: [
    { dueAt: null, level: 3 },
    { agency: 'H58.12' },
    { outcome: 'rejected', resolvedAt: '2020-07-10T16:00:00+07:00' },
    {},
  ],
  invalid: [
    { data: { level: null }, pointer: '/level' },
    { data: { level: 0 }, pointer: '/level' },
    { data: { agency: '' }, pointer: '/agency' },
    { data: { dueAt: '' }, pointer: '/dueAt' },
    { data: { applicant: { kind: 'citizen' } }, pointer: '/applicant/ref' },
    { data: { status: 4 }, pointer: '/status' },
  ],
});
