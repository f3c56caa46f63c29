import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { resolvedFields } from './fields.js';

export const dossierResolved = eventType('vn.egov.onestop.dossier.resolved.v1', {
  title: { en: 'Dossier resolved', vi: 'Giải quyết xong hồ sơ' },
  description: 'The clock stops (national status 9). Counts as resolved by the final holder, on time or late.',
  subject: 'dossier',
  data: eventData(resolvedFields),
  examples: [{ outcome: 'approved', resolvedAt: '2020-07-10T16:00:00+07:00' }, { outcome: 'rejected' }],
  invalid: [
    { data: {}, pointer: '/outcome' },
    { data: { outcome: 'done' }, pointer: '/outcome' },
    { data: { outcome: 'approved', resolvedAt: '2020-07-10T16:00:60+07:00' }, pointer: '/resolvedAt' },
    { data: { outcome: 'approved', signer: 'x' }, pointer: '/signer' },
  ],
});
