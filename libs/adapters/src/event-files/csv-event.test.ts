import { parseEvent } from '#event-catalog';
import { csvEvent } from './csv-event.js';

const envelope = {
  id: 'e1',
  source: 'urn:egov:G14:document',
  subject: 'doc-1',
  time: '2020-07-01T08:00:00+07:00',
  type: 'vn.egov.interchange.document.sent.v1',
};

describe('a row of a CSV file of events', () => {
  it('is read as the schema of its type says', () => {
    const event = csvEvent({ ...envelope, 'data.to': 'H58; H26', 'data.signed': 'true', 'data.kind': 'công văn' });
    expect(event['data']).toEqual({ to: ['H58', 'H26'], signed: true, kind: 'công văn' });
    expect(parseEvent(event).ok).toBe(true);
  });

  it('keeps what cannot be read as text, so that the check names it', () => {
    const parsed = parseEvent(csvEvent({ ...envelope, 'data.to': 'H58', 'data.signed': 'có', 'data.kind': 'x' }));
    expect(parsed.ok ? [] : parsed.errors.map(({ pointer }) => pointer)).toEqual(['/data/signed']);
  });

  it('leaves empty cells out and nests by dots', () => {
    const event = csvEvent({
      ...envelope,
      type: 'vn.egov.onestop.dossier.received.v1',
      'data.applicant.kind': 'citizen',
      'data.applicant.ref': '012345678901',
      'data.level': '4',
      'data.dueAt': '',
    });
    expect(event['data']).toEqual({ applicant: { kind: 'citizen', ref: '012345678901' }, level: 4 });
  });
});
