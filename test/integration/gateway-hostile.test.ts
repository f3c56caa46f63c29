import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { isProblemCode } from '#runtime';
import { keyFor, structured, TestGateway } from '../support/gateway.js';
import { dossier } from '../support/sent-events.js';
import { freshStore } from '../support/store.js';

const batch = 'application/cloudevents-batch+json';

let gateway: TestGateway;
let key: string;

beforeAll(async () => {
  gateway = await TestGateway.open(await freshStore());
  key = await keyFor(gateway, 'H58');
});

afterEach(async () => {
  expect((await gateway.send(key, dossier())).status).toBe(202);
  expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(prototypeMembers);
});
const prototypeMembers = Object.getOwnPropertyNames(Object.prototype).length;

const good = JSON.stringify(dossier());
const inEvent = (text: string): string => good.replace('"level":4', text);
const broken = (...bytes: number[]): Buffer =>
  Buffer.concat([Buffer.from(good.slice(0, -2)), Buffer.from(bytes), Buffer.from('}}')]);

/** Bodies that are no event, alone. */
const bodies: readonly [string, string | Buffer, number, string][] = [
  ['nothing', '', 400, 'invalid-json'],
  ['no JSON', '{"a":', 400, 'invalid-json'],
  ['a scalar', '1', 422, 'schema-violation'],
  ['null', 'null', 422, 'schema-violation'],
  ['a list', `[${good}]`, 422, 'schema-violation'],
  ['a comment', `/**/${good}`, 400, 'invalid-json'],
  ['a comma too many', `${good.slice(0, -1)},}`, 400, 'invalid-json'],
  ['NaN', inEvent('"level":NaN'), 400, 'invalid-json'],
  ['two events', `${good}\n${good}`, 400, 'invalid-json'],
  ['a byte order mark', `\ufeff${good}`, 400, 'invalid-json'],
  ['UTF-16', Buffer.from(good, 'utf16le'), 400, 'invalid-json'],
  ['an overlong form', broken(0xc0, 0xaf), 400, 'invalid-json'],
  ['a surrogate in UTF-8', broken(0xed, 0xa0, 0x80), 400, 'invalid-json'],
  ['half a character', broken(0xe1, 0xba), 400, 'invalid-json'],
  ['a raw control character', inEvent('"level":"\u0001"'), 400, 'invalid-json'],
  ['a NUL', inEvent('"level":"\\u0000"'), 422, 'schema-violation'],
  ['a NUL in a key', inEvent('"\\u0000":4'), 422, 'schema-violation'],
  ['a lone surrogate', inEvent('"level":"\\ud800"'), 422, 'schema-violation'],
  ['surrogates in the wrong order', inEvent('"level":"\\ude00\\ud83d"'), 422, 'schema-violation'],
  ['a key twice', inEvent('"level":4,"level":4'), 400, 'invalid-json'],
  ['a key twice, once escaped', inEvent('"level":4,"le\\u0076el":3'), 400, 'invalid-json'],
  ['a prototype', inEvent('"__proto__":{"admin":true}'), 400, 'invalid-json'],
  ['a constructor', inEvent('"constructor":{"prototype":{"admin":true}}'), 400, 'invalid-json'],
  ['an integer that no double holds', inEvent('"level":9007199254740993'), 400, 'invalid-json'],
  ['an infinite number', inEvent('"level":1e400'), 400, 'invalid-json'],
  ['a number of 10,000 digits', inEvent(`"level":0.${'1'.repeat(10_000)}`), 400, 'invalid-json'],
  ['5,000 brackets', '['.repeat(5_000), 400, 'too-deep'],
  ['objects 40 deep', inEvent(`"ext":${'{"a":'.repeat(40)}1${'}'.repeat(40)}`), 400, 'too-deep'],
  ['300 members', inEvent(`"ext":{${members(300)}}`), 413, 'payload-too-large'],
  ['300 KiB', inEvent(`"ext":{"x":"${'x'.repeat(300 * 1024)}"}`), 413, 'payload-too-large'],
];

function members(count: number): string {
  return Array.from({ length: count }, (_, index) => `"k${index}":0`).join(',');
}

describe('a body that is no event', () => {
  it.each(bodies)('%s: its place and a code of the list', async (_case, body, status, code) => {
    const answer = await gateway.ask('POST', '/v1/events', { key, type: structured, body });
    expect(answer).toMatchObject({
      status,
      headers: { 'content-type': 'application/problem+json; charset=utf-8', 'content-language': 'vi' },
      body: { code, status, type: `/v1/problems/${code}`, retryable: false, request_id: expect.any(String) },
    });
    expect(isProblemCode(code)).toBe(true);
    expect(JSON.stringify(answer.body)).not.toMatch(/ at .*\.js|select |node_modules/);
  });

  it.each(bodies.filter(([, , , code]) => code === 'schema-violation' || code === 'invalid-json'))(
    '%s: in a batch either it alone is refused, or the whole batch, and nothing in between',
    async (_case, body) => {
      const [first, last] = [JSON.stringify(dossier()), JSON.stringify(dossier())];
      const parts = [Buffer.from(`[${first},`), Buffer.from(body), Buffer.from(`,${last}]`)];
      const answer = await gateway.ask('POST', '/v1/events', { key, type: batch, body: Buffer.concat(parts) });
      if (answer.status === 202) {
        expect(answer.body).toMatchObject({ accepted: 2, rejected: 1, events: [{}, { status: 'rejected' }, {}] });
        const [error] = errorsOf(answer.body);
        expect(Reflect.get(Object(error), 'pointer')).toMatch(/^\/1/);
      } else {
        expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-json' } });
      }
    },
  );

  function errorsOf(body: unknown): readonly unknown[] {
    const events: unknown = Reflect.get(Object(body), 'events');
    const second: unknown = Array.isArray(events) ? events[1] : undefined;
    const errors: unknown = Reflect.get(Object(second), 'errors');
    return Array.isArray(errors) ? errors : [];
  }
});

describe('packing', () => {
  const bomb = gzipSync(Buffer.alloc(64 << 20));
  it.each<[string, Buffer | string, string, number]>([
    ['gzip', gzipSync(good), 'gzip', 202],
    ['gzip in capitals', gzipSync(good), 'GZIP', 202],
    ['gzip that is none', good, 'gzip', 400],
    ['gzip that is cut off', gzipSync(good).subarray(0, 40), 'gzip', 400],
    ['gzip that inflates to 64 MiB', bomb, 'gzip', 413],
    ['two layers', gzipSync(gzipSync(good)), 'gzip, gzip', 415],
    ['two layers of which one is told', gzipSync(gzipSync(good)), 'gzip', 400],
    ['brotli', brotliCompressSync(good), 'br', 415],
    ['deflate', deflateSync(good), 'deflate', 415],
    ['something else', good, 'exi', 415],
  ])('%s', async (_case, body, encoding, status) => {
    const headers = { 'content-encoding': encoding };
    expect((await gateway.ask('POST', '/v1/events', { key, type: structured, body, headers })).status).toBe(status);
  });

  it('of a hundred bombs at once costs no memory that matters', async () => {
    const before = process.memoryUsage().rss;
    const headers = { 'content-encoding': 'gzip' };
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        gateway.ask('POST', '/v1/events', { key, type: structured, body: bomb, headers }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([413, 429]));
    expect(process.memoryUsage().rss - before).toBeLessThan(150 << 20);
  });
});

describe('a request that is refused whole', () => {
  it.each<[string, string, string, number, string]>([
    ['plain text', 'text/plain', good, 415, 'unsupported-media-type'],
    ['XML', 'application/xml', '<a/>', 415, 'unsupported-media-type'],
    ['JSON without attributes', 'application/json', good, 415, 'unsupported-media-type'],
    ['a file', 'text/csv', 'id\n1', 415, 'unsupported-media-type'],
    ['a batch of 5 MiB', batch, `[${' '.repeat(5 << 20)}]`, 413, 'payload-too-large'],
    ['5,001 events', batch, `[${'1,'.repeat(5_000)}1]`, 413, 'payload-too-large'],
    ['a batch with an event of 300 KiB', batch, `[{"x":"${'x'.repeat(300 << 10)}"}]`, 413, 'payload-too-large'],
  ])('%s', async (_case, type, body, status, code) => {
    const answer = await gateway.ask('POST', '/v1/events', { key, type, body });
    expect(answer).toMatchObject({ status, body: { code } });
  });

  it('without a type is refused too', async () => {
    const answer = await gateway.ask('POST', '/v1/events', { key, body: Buffer.from(good) });
    expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
  });

  it('says which methods an address knows', async () => {
    const answer = await gateway.ask('DELETE', '/v1/events', { key });
    expect(answer).toMatchObject({ status: 405, body: { code: 'method-not-allowed' }, headers: { allow: 'POST' } });
  });

  it.each([
    ['GET /v1/%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 404],
    ['NONSENSE\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
    ['POST /v1/events HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n', 400],
  ])('as bytes are: %j', async (bytes, status) => {
    const text = await rawAnswer(bytes);
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text).toContain('application/problem+json');
  });
});

describe('who has no key', () => {
  it('is refused before the body is read', async () => {
    const head = `POST /v1/events HTTP/1.1\r\nhost: x\r\ncontent-type: ${structured}\r\ncontent-length: 4000000\r\n\r\n`;
    expect(await rawAnswer(head)).toMatch(/^HTTP\/1.1 401 /);
  });
});

describe('no input', () => {
  it('keeps others waiting', async () => {
    const numbers = `{"id":"x","data":[${'1,'.repeat(125_000)}1]}`;
    const body = `[${Array.from({ length: 15 }, () => numbers).join(',')}]`;
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last - 5);
      last = performance.now();
    }, 5);
    const answer = await gateway.ask('POST', '/v1/events', { key, type: batch, body });
    clearInterval(watch);
    expect(answer).toMatchObject({ status: 202, body: { rejected: 15 } });
    expect(longest).toBeLessThan(200); // 50 on a machine of its own; in one piece it takes 400
  });
});

/** What comes back for these bytes, until the other side closes or stops talking. */
function rawAnswer(bytes: string): Promise<string> {
  const { hostname, port } = new URL(gateway.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let text = '';
    socket.setTimeout(1_000, () => socket.end());
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
}
