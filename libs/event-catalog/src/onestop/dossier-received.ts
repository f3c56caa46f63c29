import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { receivedFields } from './fields.js';

export const dossierReceived = eventType('vn.egov.onestop.dossier.received.v1', {
  title: { en: 'Dossier received', vi: 'Tiếp nhận hồ sơ' },
  description:
    'Accepted at intake (national status 2). Counts as received by the receiving agency and is open from this day on.',
  subject: 'dossier',
  actsFor: 'agency',
  data: eventData(receivedFields),
  examples: [
    {
      procedure: '1.000123',
      level: 4,
      channel: 'online',
      handling: 'electronic',
      receivedAt: '2020-07-01T08:00:00+07:00',
      dueAt: '2020-07-15T17:00:00+07:00',
      applicant: { kind: 'citizen', ref: 'p:0123456789abcdef0123456789abcdef' },
    },
    {
      procedure: '2.002492',
      level: 3,
      agency: 'H58.12',
      channel: 'counter',
      handling: 'paper',
      viaNationalPortal: false,
      parent: 'H58-20200630-0001',
    },
  ],
  invalid: [
    { data: { procedure: '1.000123', level: 5, channel: 'online', handling: 'electronic' }, pointer: '/level' },
    { data: { procedure: '1.000123', level: 4, channel: 'fax', handling: 'electronic' }, pointer: '/channel' },
    { data: { level: 4, channel: 'online', handling: 'electronic' }, pointer: '/procedure' },
    {
      data: {
        procedure: '1.000123',
        level: 4,
        channel: 'online',
        handling: 'electronic',
        receivedAt: '2020-02-30T08:00:00+07:00',
      },
      pointer: '/receivedAt',
    },
    {
      data: {
        procedure: '1.000123',
        level: 4,
        channel: 'online',
        handling: 'electronic',
        dueAt: '2020-07-15T17:00:00',
      },
      pointer: '/dueAt',
    },
    {
      data: {
        procedure: '1.000123',
        level: 4,
        channel: 'online',
        handling: 'electronic',
        applicant: { kind: 'citizen', ref: '012345678901' },
      },
      pointer: '/applicant/ref',
    },
    {
      data: {
        procedure: '1.000123',
        level: 4,
        channel: 'online',
        handling: 'electronic',
        applicant: { kind: 'citizen', ref: 'p:0123456789abcdef0123456789abcdef', name: 'x' },
      },
      pointer: '/applicant/name',
    },
    {
      data: { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic', fullName: 'x' },
      pointer: '/fullName',
    },
  ],
});
