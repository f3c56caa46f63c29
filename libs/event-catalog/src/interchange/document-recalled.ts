import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { entityId } from '../fields.js';

export const documentRecalled = eventType('vn.egov.interchange.document.recalled.v1', {
  title: { en: 'Document recalled', vi: 'Thu hồi văn bản' },
  description: 'The sender takes it back: from now on it contributes nothing.',
  subject: 'document',
  data: eventData({ by: Type.Optional(entityId) }),
  examples: [{ by: '4215/BTTTT-THH' }, {}],
  invalid: [
    { data: { by: '' }, pointer: '/by' },
    { data: { by: 1 }, pointer: '/by' },
    { data: { reason: 'x' }, pointer: '/reason' },
  ],
});
