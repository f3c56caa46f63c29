import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { entityId } from '../fields.js';

export const documentReplaced = eventType('vn.egov.interchange.document.replaced.v1', {
  title: { en: 'Document replaced', vi: 'Thay thế văn bản' },
  description: 'Another document takes its place. Changes no measure.',
  subject: 'document',
  data: eventData({ by: Type.Optional(entityId) }),
  examples: [{ by: '4215/BTTTT-THH' }, {}],
  invalid: [
    { data: { by: '' }, pointer: '/by' },
    { data: { by: 1 }, pointer: '/by' },
    { data: { reason: 'x' }, pointer: '/reason' },
  ],
});
