import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { name } from '../fields.js';

export const dossierProgressed = eventType('vn.egov.onestop.dossier.progressed.v1', {
  title: { en: 'Dossier progressed', vi: 'Cập nhật tiến độ hồ sơ' },
  description: 'A step of processing with the national status code. Changes no measure.',
  subject: 'dossier',
  data: eventData({
    status: Type.Integer({ description: 'National status code.', minimum: 1, maximum: 10 }),
    step: Type.Optional(name),
  }),
  examples: [{ status: 4, step: 'Thẩm định' }, { status: 4 }],
  invalid: [
    { data: { status: 11 }, pointer: '/status' },
    { data: { status: '4' }, pointer: '/status' },
    { data: {}, pointer: '/status' },
    { data: { status: 4, officer: 'x' }, pointer: '/officer' },
  ],
});
