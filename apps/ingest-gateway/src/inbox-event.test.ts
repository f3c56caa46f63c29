import { inboxEvent } from './inbox-event.js';
import { maxEventBytes } from './limits.js';

function record(
  value: string | null,
  headers: Readonly<Record<string, string | Buffer>> = {},
): Parameters<typeof inboxEvent>[0] {
  const named = Object.entries(headers).map(([name, text]) => [name, [Buffer.from(text)]] as const);
  return { value: value === null ? null : Buffer.from(value), headers: Object.fromEntries(named) };
}

describe('a record of an inbox', () => {
  it.each([
    ['without headers', {}],
    ['as an event in JSON', { 'content-type': 'Application/CloudEvents+JSON; charset=UTF-8' }],
    ['as JSON, without attributes in headers', { 'content-type': 'application/json' }],
    [
      'in structured mode, with its attributes in headers as well',
      { 'content-type': 'application/cloudevents+json', ce_id: 'other' },
    ],
  ])('%s holds a whole event', (_case, headers) => {
    expect(inboxEvent(record('{"id":"e1"}', headers))).toEqual({ ok: true, value: { id: 'e1' } });
  });

  it('in binary mode has its attributes in headers, written as they are', () => {
    const headers = { 'content-type': 'application/json', ce_id: '100%', ce_subject: 'Hồ sơ', other: 'x' };
    expect(inboxEvent(record('{"level":4}', headers))).toEqual({
      ok: true,
      value: { id: '100%', subject: 'Hồ sơ', datacontenttype: 'application/json', data: { level: 4 } },
    });
  });

  it.each([
    ['nothing', record(null), 'invalid-json'],
    ['no JSON', record('{'), 'invalid-json'],
    ['no JSON as data', record('{', { ce_id: 'e1' }), 'invalid-json'],
    ['a key twice', record('{"a":1,"a":2}'), 'invalid-json'],
    ['NUL', record('{"a":"\\u0000"}'), 'schema-violation'],
    ['NUL in an attribute', record('{}', { ce_id: '\u0000' }), 'schema-violation'],
    ['an attribute that is not UTF-8', record('{}', { ce_id: Buffer.from([0xff]) }), 'schema-violation'],
    ['an attribute that poisons prototypes', record('{}', { ce___proto__: 'x' }), 'invalid-json'],
    ['more than an event may', record(`"${'x'.repeat(maxEventBytes)}"`), 'payload-too-large'],
    ['Avro', record('x', { 'content-type': 'application/cloudevents+avro', ce_id: 'e1' }), 'unsupported-media-type'],
    ['XML as data', record('<a/>', { 'content-type': 'text/xml', ce_id: 'e1' }), 'unsupported-media-type'],
    ['XML', record('<a/>', { 'content-type': 'text/xml' }), 'unsupported-media-type'],
  ])('that holds %s is refused', (_case, sent, code) => {
    expect(inboxEvent(sent)).toMatchObject({ ok: false, code });
  });
});
