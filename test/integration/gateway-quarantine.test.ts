import { contentHash } from '#event-catalog';
import { formatPosition, type Position } from '#event-log';
import type { Store } from '../../apps/hub/src/store.js';
import { type Answer, json, keyFor, operatorToken, positionIn, TestGateway } from '../support/gateway.js';
import { basics, dossier, received } from '../support/sent-events.js';
import { foldAll, freshStore } from '../support/store.js';

let store: Store;
let gateway: TestGateway;
let key: string;
let otherKey: string;

beforeAll(async () => {
  store = await freshStore();
  gateway = await TestGateway.open(store);
  key = await keyFor(gateway, 'H58');
  otherKey = await keyFor(gateway, 'H26');
});

/** The position of an event that came from another home than its dossier's. */
async function foreign(): Promise<string> {
  const { subject } = await sent(dossier());
  const { position } = await sent(dossier({ subject, source: 'urn:egov:H26:onestop' }), otherKey);
  return position;
}

/** The position of an event that came by another door with the id of one that was there before. */
async function conflicting(): Promise<string> {
  const event = dossier();
  await sent(event);
  const elsewhere = await TestGateway.open(store);
  return positionIn((await elsewhere.send(key, { ...event, data: { ...basics, level: 2 } })).body);
}

/** An event of a type that is gone, as a log may hold that was written by another version. */
async function unreadable(): Promise<{
  event: Record<string, unknown>;
  position: string;
  append: () => Promise<Position>;
}> {
  const event = dossier({ type: 'vn.egov.onestop.dossier.forgotten.v1' });
  const body = JSON.stringify(event);
  const append = async (): Promise<Position> => {
    const subject = String(event['subject']);
    const [at] = await store.log.append([{ stream: 'egov.onestop.v1', subject, body, hash: contentHash(event) }]);
    if (at === undefined) throw new Error('not appended');
    return at;
  };
  return { event, position: formatPosition(await append()), append };
}

async function sent(event: Record<string, unknown>, by = key): Promise<{ subject: unknown; position: string }> {
  const answer = await gateway.send(by, event);
  expect(answer.status).toBe(202);
  return { subject: event['subject'], position: positionIn(answer.body) };
}

async function settle(position: string, action: string, by = operatorToken, reason = 'đã xác minh'): Promise<Answer> {
  return await gateway.ask('POST', `/v1/quarantine/${position}/${action}`, json(by, { reason }));
}

async function statusOf(position: string): Promise<unknown> {
  await foldAll(store);
  const answer = await gateway.ask('GET', `/v1/quarantine/${position}`, { key: operatorToken });
  return Reflect.get(Object(answer.body), 'status');
}

describe('a quarantined event', () => {
  it('is shown with its reason to its own agency and to VN, and to nobody else', async () => {
    const position = await foreign();
    await foldAll(store);
    const path = `/v1/quarantine/${position}`;
    for (const reader of [otherKey, operatorToken]) {
      expect(await gateway.ask('GET', path, { key: reader })).toMatchObject({
        status: 200,
        body: { position, reason: 'foreign-source', status: 'quarantined', source: 'urn:egov:H26:onestop' },
      });
    }
    expect((await gateway.ask('GET', path, { key })).status).toBe(404);
    expect((await gateway.ask('GET', path)).status).toBe(401);
    expect(JSON.stringify((await gateway.ask('GET', '/v1/quarantine', { key })).body)).not.toContain('H26');
  });

  it('is shown whole, but for whom it is about', async () => {
    const ref = 'p:00112233445566778899aabbccddeeff';
    const { subject } = await sent(dossier());
    const data = { ...basics, applicant: { kind: 'citizen', ref } };
    const event = dossier({ subject, source: 'urn:egov:H26:onestop', data });
    const { position } = await sent(event, otherKey);
    await foldAll(store);
    const item = (await gateway.ask('GET', `/v1/quarantine/${position}`, { key: operatorToken })).body;
    const shown = { ...event, data: { ...data, applicant: { kind: 'citizen', ref: '(đã ẩn)' } } };
    expect(item).toMatchObject({ subject, hash: contentHash(event), reason: 'foreign-source', event: shown });
    const list = await gateway.ask('GET', '/v1/quarantine', { key: operatorToken });
    expect(JSON.stringify([item, list.body])).not.toContain(ref);
  });

  it('is found by status, reason and source, page by page', async () => {
    await Promise.all([foreign(), foreign()]);
    await foldAll(store);
    const query = 'status=quarantined&reason=foreign-source&source=urn:egov:H26:onestop&limit=1';
    const first = await gateway.ask('GET', `/v1/quarantine?${query}`, { key: operatorToken });
    const cursor = String(Reflect.get(Object(Reflect.get(Object(first.body), 'page')), 'next_cursor'));
    const second = await gateway.ask('GET', `/v1/quarantine?${query}&cursor=${cursor}`, { key: operatorToken });
    expect([first.body, second.body]).toMatchObject([{ data: { length: 1 } }, { data: { length: 1 } }]);
    expect(second.body).not.toEqual(first.body);
  });

  it.each([
    ['sttus=quarantined', 'sttus', 'unknown-parameter'],
    ['status=gone', 'status', 'isIn'],
    ['limit=5000', 'limit', 'max'],
    ['source=%00', 'source', 'matches'],
  ])('is not asked for with %s', async (query, parameter, code) => {
    expect(await gateway.ask('GET', `/v1/quarantine?${query}`, { key: operatorToken })).toMatchObject({
      status: 400,
      body: { code: 'invalid-parameter', errors: [{ in: 'query', parameter, code }] },
    });
  });

  it('is not asked for by a mistyped name, which is told with the one that was meant, in the language asked for', async () => {
    const path = '/v1/quarantine?sttus=quarantined';
    const errorsIn = async (language?: string): Promise<unknown> => {
      const headers: Record<string, string> = language === undefined ? {} : { 'accept-language': language };
      const { body } = await gateway.ask('GET', path, { key: operatorToken, headers });
      return Reflect.get(Object(body), 'errors');
    };
    const named = { in: 'query', parameter: 'sttus', code: 'unknown-parameter', did_you_mean: 'status' };
    expect(await errorsIn()).toEqual([{ ...named, detail: "Không có tham số 'sttus'. Ý bạn là 'status'?" }]);
    expect(await errorsIn('en')).toEqual([
      { ...named, detail: "There is no parameter 'sttus'. Did you mean 'status'?" },
    ]);
  });

  it('is released by VN, by an event in its own stream that follows an event of administration', async () => {
    const position = await foreign();
    await foldAll(store);
    expect(await settle(position, 'release')).toMatchObject({ status: 200, body: { position, status: 'released' } });
    expect(await statusOf(position)).toBe('released');
    expect(await administered()).toContainEqual({
      action: 'quarantine.released',
      by: 'operator',
      target: `event:${position}`,
    });
  });

  it('is settled once, also before the read model knows', async () => {
    const position = await foreign();
    await foldAll(store);
    expect((await settle(position, 'discard')).status).toBe(200);
    for (const action of ['release', 'discard']) {
      expect(await settle(position, action)).toMatchObject({ status: 409, body: { code: 'id-conflict' } });
    }
    expect(await statusOf(position)).toBe('discarded');
    expect((await settle(position, 'release')).status).toBe(409);
  });

  it('with a conflicting id is discarded, and never released', async () => {
    const position = await conflicting();
    expect(await statusOf(position)).toBe('quarantined');
    expect(await settle(position, 'release')).toMatchObject({ status: 409, body: { code: 'id-conflict' } });
    expect((await settle(position, 'discard')).status).toBe(200);
    expect(await statusOf(position)).toBe('discarded');
  });

  it('that no version of the catalogue reads is discarded too, and a resend of it is a duplicate', async () => {
    const { position, append } = await unreadable();
    expect(await statusOf(position)).toBe('quarantined');
    const again = formatPosition(await append());
    await foldAll(store);
    expect((await gateway.ask('GET', `/v1/quarantine/${again}`, { key: operatorToken })).status).toBe(404);
    expect(await settle(position, 'release')).toMatchObject({ status: 409, body: { code: 'id-conflict' } });
    expect((await settle(position, 'discard')).status).toBe(200);
    expect(await statusOf(position)).toBe('discarded');
  });

  it('that cannot be read gives way to one of the same id that can', async () => {
    const { event, position } = await unreadable();
    const good = await sent({ ...event, type: received });
    await foldAll(store);
    expect((await gateway.ask('GET', `/v1/quarantine/${good.position}`, { key: operatorToken })).status).toBe(404);
    expect(await statusOf(position)).toBe('quarantined');
  });

  it('is not settled once it is mended', async () => {
    const event = dossier();
    await sent(event);
    const position = await conflicting();
    await foldAll(store);
    const item = await gateway.ask('GET', `/v1/quarantine/${position}`, { key: operatorToken });
    const [mendsid, subject] = ['id', 'subject'].map((name): unknown => Reflect.get(Object(item.body), name));
    await sent(dossier({ subject, mendsid }));
    expect(await statusOf(position)).toBe('mended');
    expect((await settle(position, 'discard')).status).toBe(409);
  });

  it('is not settled by its own agency, nor without a reason, nor where there is none', async () => {
    const position = await foreign();
    await foldAll(store);
    expect(await settle(position, 'release', otherKey)).toMatchObject({
      status: 403,
      body: { code: 'forbidden-scope' },
    });
    expect(await settle(position, 'release', operatorToken, '')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/reason' }] },
    });
    for (const nowhere of ['egov.onestop.v1/0/99999', 'egov.onestop.v1/99/0', 'egov.x/0/0', 'a%00/0/0']) {
      expect((await settle(nowhere, 'release')).status).toBe(404);
    }
  });
});

/** What was written down of what people did to the system. */
async function administered(): Promise<readonly unknown[]> {
  const heads = await store.log.heads('egov.governance.v1');
  const records = await Promise.all(
    heads.map(({ partition }) => store.log.read({ stream: 'egov.governance.v1', partition, offset: 0 }, 1_000)),
  );
  return records.flat().map(({ event }): unknown => Reflect.get(Object(event), 'data'));
}
