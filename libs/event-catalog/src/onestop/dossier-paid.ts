import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';

export const dossierPaid = eventType('vn.egov.onestop.dossier.paid.v1', {
  title: { en: 'Fee paid', vi: 'Thanh toán phí, lệ phí' },
  description: 'The fee is paid: counts as paid, and as paid online if so, unless it is refunded later.',
  subject: 'dossier',
  data: eventData({
    amount: Type.Integer({ description: 'VND, whole.', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    method: Type.Enum(['online', 'cash'], { title: 'Method of payment' }),
  }),
  examples: [{ amount: 100000, method: 'online' }],
  invalid: [
    { data: { amount: '100.000', method: 'cash' }, pointer: '/amount' },
    { data: { amount: -1, method: 'cash' }, pointer: '/amount' },
    { data: { amount: 1, method: 'card' }, pointer: '/method' },
  ],
});
