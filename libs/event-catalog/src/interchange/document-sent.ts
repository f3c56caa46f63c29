import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { agencyCode, instant } from '../fields.js';
import { documentText } from './fields.js';

export const documentSent = eventType('vn.egov.interchange.document.sent.v1', {
  title: { en: 'Document sent', vi: 'Gửi văn bản' },
  description:
    'A document goes out: counts as issued once, and as sent once per receiver. Several of them add up to one set of receivers.',
  subject: 'document',
  actsFor: 'from',
  data: eventData({
    number: Type.Optional(documentText),
    kind: documentText,
    from: Type.Optional(agencyCode),
    to: Type.Array(agencyCode, { title: 'Receivers', description: 'A set.', minItems: 1 }),
    signed: Type.Boolean({ description: 'Signed digitally.' }),
    sentAt: Type.Optional(instant),
  }),
  examples: [
    {
      number: '4210/BTTTT-THH',
      kind: 'Công văn',
      to: ['H58', 'G14'],
      signed: true,
      sentAt: '2020-07-01T08:00:00+07:00',
    },
    { kind: 'Quyết định', from: 'H58.12', to: ['H49'], signed: false },
  ],
  invalid: [
    { data: { kind: 'Công văn', to: [], signed: true }, pointer: '/to' },
    { data: { kind: 'Công văn', to: ['H58', '000.00.00.h49'], signed: true }, pointer: '/to/1' },
    { data: { kind: 'Công văn', to: 'H58', signed: true }, pointer: '/to' },
    { data: { kind: 'Công văn', to: ['H58'] }, pointer: '/signed' },
    { data: { kind: '', to: ['H58'], signed: true }, pointer: '/kind' },
    { data: { kind: 'Công văn', to: ['H58'], signed: true, subject: 'x' }, pointer: '/subject' },
  ],
});
