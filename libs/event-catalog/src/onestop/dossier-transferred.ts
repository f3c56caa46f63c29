import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { agencyCode, instant } from '../fields.js';

export const dossierTransferred = eventType('vn.egov.onestop.dossier.transferred.v1', {
  title: { en: 'Dossier transferred', vi: 'Chuyển hồ sơ' },
  description:
    'Another agency takes the dossier over. Reception stays where it was; what is open or ends later counts for the new holder.',
  subject: 'dossier',
  data: eventData({ toAgency: agencyCode, at: Type.Optional(instant) }),
  examples: [{ toAgency: 'H58.12', at: '2020-07-04T09:00:00+07:00' }, { toAgency: 'G14' }],
  invalid: [
    { data: {}, pointer: '/toAgency' },
    { data: { toAgency: 'h58' }, pointer: '/toAgency' },
    { data: { toAgency: 'H58.12', at: '2020-07-04T24:00:00+07:00' }, pointer: '/at' },
    { data: { toAgency: 'H58', from: 'H58.12' }, pointer: '/from' },
  ],
});
