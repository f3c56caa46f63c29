import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { procedureCode } from '../fields.js';

export const procedureReplaced = eventType('vn.egov.governance.procedure.replaced.v1', {
  title: { en: 'Procedure replaced', vi: 'Thay thế thủ tục hành chính' },
  description: 'A procedure goes on under another national code. Changes no measure.',
  subject: 'procedure',
  data: eventData({ procedure: procedureCode, by: procedureCode }),
  examples: [{ procedure: '1.000123', by: '2.000456' }],
  invalid: [
    { data: { procedure: '1.000123' }, pointer: '/by' },
    { data: { procedure: '1 000123', by: '2.000456' }, pointer: '/procedure' },
  ],
});
