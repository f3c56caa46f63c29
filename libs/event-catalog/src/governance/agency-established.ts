import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { agencyCode, day, names } from '../fields.js';
import { agencyKind } from './fields.js';

export const agencyEstablished = eventType('vn.egov.governance.agency.established.v1', {
  title: { en: 'Agency established', vi: 'Thành lập cơ quan' },
  description: 'The agency exists from this day on, under its parent. Every agency but VN has one.',
  subject: 'agency',
  data: eventData({ names, kind: agencyKind, parent: Type.Optional(agencyCode), from: day }),
  examples: [
    {
      names: { vi: 'Tỉnh Thái Nguyên', en: 'Thái Nguyên Province' },
      kind: 'province',
      parent: 'VN',
      from: '2019-01-01',
    },
  ],
  invalid: [
    { data: { names: { vi: 'x' }, kind: 'province', parent: 'VN', from: '2019-01-01' }, pointer: '/names/en' },
    { data: { names: { vi: 'x', en: 'x' }, kind: 'city', parent: 'VN', from: '2019-01-01' }, pointer: '/kind' },
    { data: { names: { vi: 'x', en: 'x' }, kind: 'body', parent: 'VN', from: '2019-02-29' }, pointer: '/from' },
    { data: { names: { vi: 'x', en: 'x' }, kind: 'body', from: '2019-01-01' }, pointer: '/parent' },
  ],
});
