import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { actor, entityId } from '../fields.js';

export const administered = eventType('vn.egov.governance.administered.v1', {
  title: { en: 'Administered', vi: 'Quản trị hệ thống' },
  description:
    'What somebody did to the system itself: keys, roles, quarantine, rebuilds. Written before it takes effect; changes no measure.',
  subject: 'target',
  data: eventData({ action: Type.String({ minLength: 1, maxLength: 100 }), by: actor, target: entityId }),
  examples: [{ action: 'key.created', by: 'cli', target: 'key:3f2a' }],
  invalid: [
    { data: { action: '', by: 'cli', target: 'x' }, pointer: '/action' },
    { data: { action: 'key.created', target: 'x' }, pointer: '/by' },
    { data: { action: 'key.created', by: 'cli', target: 'x', secret: 'y' }, pointer: '/secret' },
  ],
});
