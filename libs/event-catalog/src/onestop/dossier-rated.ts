import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';

export const dossierRated = eventType('vn.egov.onestop.dossier.rated.v1', {
  title: { en: 'Dossier rated', vi: 'Đánh giá mức độ hài lòng' },
  description: 'The applicant rates the service; the last score holds. 4 and 5 count as satisfied.',
  subject: 'dossier',
  data: eventData({ score: Type.Integer({ description: '5 is best.', minimum: 1, maximum: 5 }) }),
  examples: [{ score: 5 }],
  invalid: [
    { data: { score: 6 }, pointer: '/score' },
    { data: { score: 4.5 }, pointer: '/score' },
    { data: {}, pointer: '/score' },
  ],
});
