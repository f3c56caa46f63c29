import fc from 'fast-check';
import { parseEvent } from './parse-event.js';
import type { Parsed } from './parsed.js';
import type { CatalogEvent, EventType } from './registry.js';
import { plainSample } from './samples.js';

const received = 'vn.egov.onestop.dossier.received.v1';
const event = plainSample(received);

function refusal(value: unknown): string {
  const parsed = parseEvent(value);
  if (parsed.ok) throw new Error('accepted');
  return `${parsed.code} ${parsed.errors.map(({ pointer, code }) => `${pointer} ${code}`).join(', ')}`;
}

function parsedWith(type: EventType, overrides: object): Parsed<CatalogEvent> {
  return parseEvent({ ...plainSample(type), ...overrides });
}

describe('an event', () => {
  it('is handed on as it came', () => {
    expect(parseEvent(event)).toEqual({ ok: true, value: event });
  });

  it('never makes the parser throw', () => {
    const shape = fc.record(
      {
        ...Object.fromEntries(
          Object.entries(event).map(([name, value]) => [name, fc.oneof(fc.constant(value), fc.anything())]),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), shape), (value) => {
        const parsed = parseEvent(value);
        expect(parsed.ok || parsed.errors.length > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['null', null],
    ['a list', [event]],
    ['text', JSON.stringify(event)],
    ['undefined', undefined],
  ])('is not %s', (_case, value) => {
    expect(refusal(value)).toBe('schema-violation  type');
  });

  it.each([
    ['no type', { type: undefined }, 'schema-violation /type required'],
    ['a type that is no text', { type: 1 }, 'schema-violation /type type'],
    ['an unknown type', { type: 'vn.egov.onestop.dossier.received.v2' }, 'unknown-event-type /type unknown-event-type'],
    ['a name of Object.prototype as type', { type: '__proto__' }, 'unknown-event-type /type unknown-event-type'],
    ['another version of CloudEvents', { specversion: '0.3' }, 'schema-violation /specversion const'],
    ['no id', { id: undefined }, 'schema-violation /id required'],
    ['an empty id', { id: '' }, 'schema-violation /id minLength'],
    ['an id of 129 characters', { id: 'x'.repeat(129) }, 'schema-violation /id maxLength'],
    ['a control character in the id', { id: 'a\tb' }, 'schema-violation /id format'],
    ['a source that is no urn', { source: 'https://H58.gov.vn/onestop' }, 'schema-violation /source pattern'],
    ['a source without a system', { source: 'urn:egov:H58' }, 'schema-violation /source pattern'],
    ['a lower-case agency in the source', { source: 'urn:egov:h58:onestop' }, 'schema-violation /source pattern'],
    [
      'an agency code of 36 characters',
      { source: `urn:egov:${'H'.repeat(36)}:onestop` },
      'schema-violation /source pattern',
    ],
    ['no subject', { subject: undefined }, 'schema-violation /subject required'],
    ['a subject of 201 characters', { subject: 'x'.repeat(201) }, 'schema-violation /subject maxLength'],
    [
      '100,000 combining marks as subject',
      { subject: 'x' + '\u0301\u0323'.repeat(50_000) },
      'schema-violation /subject maxLength, /subject format',
    ],
    ['a subject that is not trimmed', { subject: ' x' }, 'schema-violation /subject format'],
    ['a subject in NFD', { subject: 'Đà Nẵng'.normalize('NFD') }, 'schema-violation /subject format'],
    ['a subject with half a character', { subject: 'x\ud800' }, 'schema-violation /subject format'],
    ['a dossier that looks like a declaration', { subject: 'paper:H58:2020-07' }, 'schema-violation /subject pattern'],
    ['a dossier that looks like a closed day', { subject: 'day:2020-07-01' }, 'schema-violation /subject pattern'],
    ['a time without offset', { time: '2020-07-15T08:00:00' }, 'schema-violation /time format'],
    ['30 February', { time: '2020-02-30T08:00:00+07:00' }, 'schema-violation /time format'],
    ['the year 1', { time: '0001-01-01T00:00:00Z' }, 'schema-violation /time format'],
    ['no data', { data: undefined }, 'schema-violation /data required'],
    ['data as text', { data: '{}' }, 'schema-violation /data type'],
    ['a media type that is not JSON', { datacontenttype: 'text/xml' }, 'schema-violation /datacontenttype pattern'],
    ['a schema that is no URI', { dataschema: 'received' }, 'schema-violation /dataschema pattern'],
    ['an extension attribute in capitals', { eventType: 'x' }, 'schema-violation /eventType propertyNames'],
    [
      'one with a name of 21 characters',
      { [`x${'y'.repeat(20)}`]: 1 },
      `schema-violation /x${'y'.repeat(20)} propertyNames`,
    ],
    ['an object as extension attribute', { partition: {} }, 'schema-violation /partition type'],
    ['null as extension attribute', { partition: null }, 'schema-violation /partition type'],
    ['a fraction as extension attribute', { weight: 0.5 }, 'schema-violation /weight type'],
    ['a long extension attribute', { note: 'x'.repeat(257) }, 'schema-violation /note maxLength'],
    ['binary data', { data_base64: 'e30=' }, 'schema-violation /data_base64 propertyNames'],
    ['a sequence in words', { sequence: 'one' }, 'schema-violation /sequence pattern'],
    ['a sequence below zero', { sequence: -1 }, 'schema-violation /sequence minimum'],
  ])('with %s is refused at that member', (_case, overrides, expected) => {
    expect(refusal({ ...event, ...overrides })).toBe(expected);
  });

  it.each([
    ['eight extension attributes', Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`x${i}`, i]))],
    ['an extension attribute of 256 characters', { note: '😀'.repeat(256) }],
    ['a sequence as text, padded', { sequence: '00000000000000000017' }],
    ['a sequence as a number', { sequence: 17 }],
    [
      'a trace, a schema, a media type',
      {
        traceparent: '00-4bf9-00f0-01',
        dataschema: 'https://x.gov.vn/s',
        datacontenttype: 'application/json; charset=utf-8',
      },
    ],
    ['a Vietnamese subject of 200 characters', { subject: 'ế'.repeat(200) }],
    ['a time in UTC with microseconds', { time: '2020-07-15T01:00:00.000001Z' }],
    ['the time at which it was recorded', { recordedtime: '2019-01-01T00:00:00+07:00' }],
    ['its own fields under ext', { data: { ...plainSample(received, 1)['data']!, ext: { step: { a: [1, null] } } } }],
  ])('with %s is accepted', (_case, overrides) => {
    expect(parseEvent({ ...event, ...overrides })).toMatchObject({ ok: true });
  });

  it('with nine extension attributes is refused at the ninth', () => {
    const nine = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`x${i}`, i]));
    expect(refusal({ ...event, ...nine })).toBe('schema-violation /x8 maxProperties');
  });

  it('is told at most 20 of its faults, and never what it said', () => {
    const secret = 'Nguyễn Văn A';
    const parsed = parsedWith('vn.egov.interchange.document.sent.v1', {
      data: { kind: 'Công văn', to: Array.from({ length: 5000 }, () => secret), signed: secret, ext: secret },
    });
    expect(!parsed.ok && parsed.errors.length).toBe(20);
    expect(JSON.stringify(parsed)).not.toContain(secret);
  });
});

describe('a subject', () => {
  it.each<[EventType, string, boolean]>([
    ['vn.egov.onestop.paper.declared.v1', 'paper:H58.12:2020-07', true],
    ['vn.egov.onestop.paper.declared.v1', 'paper:H58:2020-07:1.000123', true],
    ['vn.egov.onestop.paper.declared.v1', 'paper:H58:2020-13', false],
    ['vn.egov.onestop.paper.declared.v1', 'paper:h58:2020-07', false],
    ['vn.egov.onestop.paper.declared.v1', 'paper-documents:H58:2020-07', false],
    ['vn.egov.interchange.paper-documents.declared.v1', 'paper-documents:VN:2020-12', true],
    ['vn.egov.interchange.document.sent.v1', 'paper-documents:H58:2020-07', false],
    ['vn.egov.interchange.document.sent.v1', '000.00.00.G14,2019/12/02,4210/BTTTT-THH', true],
    ['vn.egov.portal.service.integrated.v1', '1.000123@H58', true],
    ['vn.egov.portal.service.integrated.v1', '1.010708.000.00.00.H56@H56.02', true],
    ['vn.egov.portal.service.integrated.v1', '1.000123', false],
    ['vn.egov.portal.service.integrated.v1', `1.000123@${'H'.repeat(36)}`, false],
    ['vn.egov.portal.portal.surveyed.v1', 'urn:egov:H58:portal', true],
    ['vn.egov.portal.portal.surveyed.v1', 'dichvucong.gov.vn', false],
    ['vn.egov.identity.account.closed.v1', 'p:0123456789abcdef0123456789abcdef', true],
    ['vn.egov.identity.account.closed.v1', 'p:0123456789ABCDEF0123456789ABCDEF', false],
    ['vn.egov.identity.account.closed.v1', '012345678901', false],
    ['vn.egov.governance.agency.dissolved.v1', 'H58.12.03', true],
    ['vn.egov.governance.agency.dissolved.v1', 'H58..03', false],
    ['vn.egov.governance.system.retired.v1', 'urn:egov:H58:onestop', true],
    ['vn.egov.governance.system.retired.v1', 'onestop', false],
    ['vn.egov.governance.task.completed.v1', 'NQ17-T1', true],
    ['vn.egov.hub.quarantine.released.v1', 'paper:H58:2020-07', true],
  ])('of %s may be %s: %s', (type, subject, ok) => {
    expect(parsedWith(type, { subject }).ok).toBe(ok);
  });
});

describe('what an event repeats of its subject', () => {
  it.each<[EventType, string, string]>([
    ['vn.egov.governance.figure.declared.v1', 'online-share', '/data/indicator'],
    ['vn.egov.governance.count.declared.v1', 'urn:egov:H58:other', '/data/system'],
    ['vn.egov.governance.calendar.declared.v1', '2020-09-03', '/data/day'],
    ['vn.egov.governance.procedure.replaced.v1', '1.000124', '/data/procedure'],
    ['vn.egov.portal.service.published.v1', '1.000124@H58', '/data/procedure'],
    ['vn.egov.hub.day.closed.v1', 'day:2020-07-02', '/data/day'],
  ])('%s of %s must be the same at %s', (type, subject, pointer) => {
    expect(refusal({ ...plainSample(type), subject })).toBe(`schema-violation ${pointer} const`);
  });

  it('is an org-mismatch where it is the agency', () => {
    const published = { ...plainSample('vn.egov.portal.service.published.v1', 1), subject: '1.000123@H59' };
    expect(refusal(published)).toBe('org-mismatch /data/agency org-mismatch');
  });
});

describe('a source VN', () => {
  const source = 'urn:egov:VN:portal';

  it('must name the agency that acts', () => {
    expect(refusal({ ...event, source })).toBe('schema-violation /data/agency required');
    const sent = plainSample('vn.egov.interchange.document.sent.v1');
    expect(refusal({ ...sent, source })).toBe('schema-violation /data/from required');
    expect(parseEvent({ ...plainSample(received, 1), source }).ok).toBe(true);
  });

  it('need not where the subject names it, where a correction leaves it, or where a target is for all', () => {
    for (const type of [
      'vn.egov.portal.service.published.v1',
      'vn.egov.onestop.paper.declared.v1',
      'vn.egov.onestop.dossier.corrected.v1',
      'vn.egov.governance.target.set.v1',
    ] as const) {
      expect(parsedWith(type, { source })).toMatchObject({ ok: true });
    }
  });

  it('is the only agency without a parent', () => {
    const established = plainSample('vn.egov.governance.agency.established.v1');
    const data = { names: { vi: 'Việt Nam', en: 'Viet Nam' }, kind: 'body', from: '2019-01-01' };
    expect(refusal({ ...established, data })).toBe('schema-violation /data/parent required');
    expect(parseEvent({ ...established, data, subject: 'VN' }).ok).toBe(true);
  });
});
