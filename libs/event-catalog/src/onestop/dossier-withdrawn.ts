import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { instant } from '../fields.js';

export const dossierWithdrawn = eventType('vn.egov.onestop.dossier.withdrawn.v1', {
  title: { en: 'Dossier withdrawn', vi: 'Công dân rút hồ sơ' },
  description: 'The applicant takes it back (national status 7): counts as withdrawn and not as resolved.',
  subject: 'dossier',
  data: eventData({ withdrawnAt: Type.Optional(instant) }),
  examples: [{ withdrawnAt: '2020-07-05T09:00:00+07:00' }, {}],
  invalid: [
    { data: { withdrawnAt: 'x' }, pointer: '/withdrawnAt' },
    { data: { at: '2020-07-05T09:00:00+07:00' }, pointer: '/at' },
  ],
});
