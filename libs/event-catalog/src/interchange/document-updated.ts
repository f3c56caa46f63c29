import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { entityId } from '../fields.js';

export const documentUpdated = eventType('vn.egov.interchange.document.updated.v1', {
  title: { en: 'Document updated', vi: 'Cập nhật văn bản' },
  description: 'A new edition of the same document. Changes no measure.',
  subject: 'document',
  data: eventData({ by: Type.Optional(entityId) }),
  examples: [{ by: '4215/BTTTT-THH' }, {}],
  invalid: [
    { data: { by: '' }, pointer: '/by' },
    { data: { by: 1 }, pointer: '/by' },
    { data: { reason: 'x' }, pointer: '/reason' },
  ],
});
