import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';

export const dossierRefunded = eventType('vn.egov.onestop.dossier.refunded.v1', {
  title: { en: 'Fee refunded', vi: 'Hoàn phí, lệ phí' },
  description: 'The fee is given back: the payment counts no more.',
  subject: 'dossier',
  data: eventData({
    amount: Type.Integer({ description: 'VND, whole.', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    method: Type.Enum(['online', 'cash'], { title: 'Method of payment' }),
  }),
  examples: [{ amount: 100000, method: 'online' }],
  invalid: [
    { data: { amount: 0.5, method: 'cash' }, pointer: '/amount' },
    { data: { amount: 1 }, pointer: '/method' },
  ],
});
