import { gzipSync } from 'node:zlib';
import type { Store } from '../../apps/hub/src/store.js';
import { type Answer, keyFor, TestGateway } from '../support/gateway.js';
import { basics, dossier, freshId, received } from '../support/sent-events.js';
import { freshStore } from '../support/store.js';

const ndjson = 'application/x-ndjson';

let store: Store;
let gateway: TestGateway;
let key: string;

beforeAll(async () => {
  store = await freshStore();
  gateway = await TestGateway.open(store);
  key = await keyFor(gateway, 'H58');
});

function lines(count: number): string {
  return Array.from({ length: count }, () => JSON.stringify(dossier())).join('\n');
}

async function countStored(): Promise<number> {
  return (await store.log.heads('egov.onestop.v1')).reduce((sum, { nextOffset }) => sum + nextOffset, 0);
}

describe('a file of NDJSON', () => {
  it('is answered with counts and the lines that are refused', async () => {
    const bad = JSON.stringify(dossier({ data: { ...basics, level: 9 } }));
    const file = [lines(1), '{"broken"', '', bad, lines(1)].join('\n');
    expect(await sendFile(file)).toMatchObject({
      status: 202,
      body: {
        accepted: 2,
        duplicate: 0,
        rejected: 2,
        events: [
          { line: 2, status: 'rejected', code: 'invalid-json', errors: [{ line: 2, code: 'syntax' }] },
          { line: 4, status: 'rejected', code: 'schema-violation', errors: [{ line: 4, pointer: '/data/level' }] },
        ],
        not_shown: 0,
        stopped_at: null,
      },
    });
  });

  it('of many events is stored whole, in batches', async () => {
    const before = await countStored();
    expect(await sendFile(gzipSync(lines(2_500)), { 'content-encoding': 'gzip' })).toMatchObject({
      body: { accepted: 2_500, rejected: 0 },
    });
    expect((await countStored()) - before).toBe(2_500);
  });

  it('sent again is all duplicates', async () => {
    const file = lines(3);
    await sendFile(file);
    expect(await sendFile(file)).toMatchObject({ body: { accepted: 0, duplicate: 3 } });
  });

  it('that is wrong throughout is answered with less than itself', async () => {
    expect(await sendFile('x\n'.repeat(1_200))).toMatchObject({
      body: { rejected: 1_200, events: { length: 1_000 }, not_shown: 200 },
    });
  });

  it('whose packing breaks off says from which line on it was not read', async () => {
    const packed = gzipSync(`${lines(3_000)}\n`);
    const answer = await sendFile(packed.subarray(0, packed.length / 2), { 'content-encoding': 'gzip' });
    const accepted = Number(Reflect.get(Object(answer.body), 'accepted'));
    expect(accepted).toBeGreaterThan(0);
    expect(answer).toMatchObject({ status: 202, body: { accepted, stopped_at: accepted + 1 } });
  });

  it('that is no gzip, or nothing that we know, is refused', async () => {
    expect(await sendFile('x', { 'content-encoding': 'gzip' })).toMatchObject({ status: 400 });
    expect(await sendFile('x', { 'content-encoding': 'br' })).toMatchObject({ status: 415 });
    expect(await gateway.ask('POST', '/v1/files', { key, type: 'application/json', body: '{}' })).toMatchObject({
      status: 415,
    });
    expect(await gateway.ask('POST', '/v1/files', { type: ndjson, body: lines(1) })).toMatchObject({ status: 401 });
  });

  it('may be left by its sender', async () => {
    const text = lines(600);
    const leaving = new AbortController();
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(Buffer.from(text));
        leaving.abort();
      },
    });
    const headers = { authorization: `Bearer ${key}`, 'content-type': ndjson };
    const init = { method: 'POST', headers, body, duplex: 'half', signal: leaving.signal } as const;
    await expect(fetch(`${gateway.url}/v1/files`, init)).rejects.toThrow();
    expect(await sendFile(lines(1))).toMatchObject({ status: 202 });
  });
});

describe('a file of CSV', () => {
  const header = 'id,source,type,subject,time,data.procedure,data.level,data.channel,data.handling,data.applicant.ref';
  const row = (level: string, ref = ''): string =>
    [freshId(), 'urn:egov:H58:onestop', received, 'Hồ sơ', '2020-07-15T08:00:00+07:00', '1.000123', level]
      .concat(['online', 'electronic', ref])
      .join(',');

  it('is read as the schema says, and a refusal names line and column', async () => {
    expect(await sendCsv([header, row('4'), row('bốn')].join('\r\n'))).toMatchObject({
      status: 202,
      body: {
        accepted: 1,
        rejected: 1,
        events: [{ line: 3, errors: [{ line: 3, column: 7, pointer: '/data/level' }] }],
      },
    });
  });

  it('keeps the rows around one that cannot be read', async () => {
    const file = Buffer.concat([
      Buffer.from(`${header}\n${row('4')}\n"open`),
      Buffer.from([0xff]),
      Buffer.from(`"\n${row('4')}\nx,y\n${row('3')}\n`),
    ]);
    expect(await sendCsv(file)).toMatchObject({
      body: { accepted: 3, rejected: 2, events: [{ line: 3 }, { line: 5, errors: [{ code: 'cells' }] }] },
    });
  });

  it('without a header that we understand is refused whole', async () => {
    expect(await sendCsv(`id,Họ tên\ne1,x`)).toMatchObject({
      status: 400,
      body: { code: 'invalid-json', errors: [{ line: 1, column: 2, code: 'name' }] },
    });
  });

  async function sendCsv(body: string | Buffer): Promise<Answer> {
    return await gateway.ask('POST', '/v1/files', { key, type: 'text/csv; charset=utf-8', body });
  }
});

async function sendFile(body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
  return await gateway.ask('POST', '/v1/files', { key, type: ndjson, body, headers });
}
