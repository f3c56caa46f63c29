import { plainSample } from '#event-catalog';
import type { Store } from '../../apps/hub/src/store.js';
import { json, keyFor, keyOf, operatorToken, positionIn, structured, TestGateway } from '../support/gateway.js';
import { basics, dossier, freshId, received } from '../support/sent-events.js';
import { freshStore } from '../support/store.js';

let store: Store;
let gateway: TestGateway;
let key: string;

beforeAll(async () => {
  store = await freshStore();
  gateway = await TestGateway.open(store);
  key = await keyFor(gateway, 'H58');
});

describe('an event that is sent', () => {
  it('is in the log, equal to what was sent, when its receipt is given', async () => {
    const values = ['đúng hạn', 1.5e300, 0.1, 1e21, -123456789012345, null, true, '\u2028<>&"\\/', '😀', { sâu: [[]] }];
    const event = dossier({ data: { ...basics, ext: { 'Ghi chú': values, '': {} } } });
    const { status, body } = await gateway.send(key, event);
    expect(status).toBe(202);
    expect(body).toMatchObject({ accepted: 1, duplicate: 0, rejected: 0, events: [{ status: 'accepted' }] });
    const kept = await keptAt(positionIn(body));
    expect(kept).toEqual({ ...event, recordedtime: expect.any(String) });
  });

  it('again is a duplicate with the same place, and with other content a conflict', async () => {
    const event = dossier();
    const first = await gateway.send(key, event);
    const again = await gateway.send(key, event);
    expect(again.body).toMatchObject({
      duplicate: 1,
      events: [{ status: 'duplicate', position: positionIn(first.body) }],
    });
    const other = await gateway.send(key, { ...event, data: { ...basics, level: 3 } });
    expect(other).toMatchObject({ status: 409, body: { code: 'id-conflict' } });
  });

  it('with a mistake is refused with the place of the mistake, and its neighbours are kept', async () => {
    const { status, body } = await gateway.sendBatch(key, [
      dossier(),
      dossier({ data: { ...basics, level: 7 } }),
      dossier(),
    ]);
    expect(status).toBe(202);
    expect(body).toMatchObject({
      accepted: 2,
      rejected: 1,
      events: [
        { status: 'accepted' },
        { status: 'rejected', code: 'schema-violation', errors: [{ pointer: '/1/data/level', code: 'maximum' }] },
        { status: 'accepted' },
      ],
    });
  });

  it.each([
    [undefined, 'không được lớn hơn 4'],
    ['vi', 'không được lớn hơn 4'],
    ['en-GB,en;q=0.9', 'must be <= 4'],
  ])('is told what is wrong in the language asked for, %s, alone, in a batch and in a file', async (asked, detail) => {
    const headers: Record<string, string> = asked === undefined ? {} : { 'accept-language': asked };
    const event = JSON.stringify(dossier({ data: { ...basics, level: 7 } }));
    const told = async (path: string, type: string, body: string): Promise<unknown> => {
      const answer = (await gateway.ask('POST', path, { key, type, body, headers })).body;
      return Reflect.get(Object(answer), 'errors') ?? Reflect.get(Object(answer), 'events');
    };
    expect(await told('/v1/events', structured, event)).toMatchObject([{ code: 'maximum', detail }]);
    const batch = await told('/v1/events', 'application/cloudevents-batch+json', `[${event}]`);
    const file = await told('/v1/files', 'application/x-ndjson', `${event}\n`);
    for (const events of [batch, file]) expect(events).toMatchObject([{ errors: [{ code: 'maximum', detail }] }]);
  });

  it('in binary mode has its attributes percent-decoded', async () => {
    const { id, subject } = { id: freshId(), subject: 'Hồ sơ 12' };
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': id,
      'ce-source': 'urn:egov:H58:onestop',
      'ce-type': received,
      'ce-subject': encodeURIComponent(subject),
      'ce-time': '2020-07-15T08:00:00+07:00',
    };
    const body = JSON.stringify(basics);
    const answer = await gateway.ask('POST', '/v1/events', { key, type: 'application/json', body, headers });
    expect(answer.status).toBe(202);
    expect(await keptAt(positionIn(answer.body))).toMatchObject({ id, subject, data: basics });
  });

  it('with a plain number of a citizen holds a pseudonym instead, the same one each time', async () => {
    const applicant = { kind: 'citizen', ref: '012345678901' };
    const positions = [];
    for (let time = 0; time < 2; time += 1) {
      const { body } = await gateway.send(key, dossier({ data: { ...basics, applicant } }));
      expect(JSON.stringify(body)).not.toContain(applicant.ref);
      positions.push(positionIn(body));
    }
    const [first, second] = await Promise.all(positions.map(keptAt));
    expect(JSON.stringify(first)).not.toContain(applicant.ref);
    expect(first).toMatchObject({ data: { applicant: { ref: expect.stringMatching(/^p:[0-9a-f]{32}$/) } } });
    expect(Reflect.get(Object(second), 'data')).toEqual(Reflect.get(Object(first), 'data'));
  });

  it('is only checked at :validate', async () => {
    const heads = await store.log.heads('egov.onestop.v1');
    const body = JSON.stringify(dossier());
    const answer = await gateway.ask('POST', '/v1/events:validate', { key, type: structured, body });
    expect(answer).toMatchObject({ status: 200, body: { events: [{ status: 'valid' }] } });
    expect(await store.log.heads('egov.onestop.v1')).toEqual(heads);
  });
});

describe('who may say what', () => {
  it.each<[string, Record<string, unknown>, number, string]>([
    ['a source that the key does not cover', { source: 'urn:egov:H26:onestop' }, 403, 'org-mismatch'],
    ['an agency that the source does not cover', { data: { ...basics, agency: 'H26' } }, 403, 'org-mismatch'],
    ['a unit below', { data: { ...basics, agency: 'H58.12' } }, 202, ''],
    ['a source below', { source: 'urn:egov:H58.12:onestop' }, 202, ''],
    ['a code that only begins alike', { source: 'urn:egov:H581:onestop' }, 403, 'org-mismatch'],
    ['a time ahead of the clock', { time: '2099-01-01T00:00:00Z' }, 422, 'clock-skew'],
    ['a stamp of its own', { recordedtime: '2020-07-15T08:00:00+07:00' }, 422, 'schema-violation'],
    ['a type that nobody knows', { type: 'vn.egov.onestop.dossier.eaten.v1' }, 422, 'unknown-event-type'],
  ])('%s', async (_case, overrides, status, code) => {
    const answer = await gateway.send(key, dossier(overrides));
    expect(answer.status).toBe(status);
    if (code !== '') expect(answer.body).toMatchObject({ code, errors: [{ pointer: expect.stringMatching(/^\//) }] });
  });

  it.each([
    'vn.egov.governance.agency.established.v1',
    'vn.egov.governance.target.set.v1',
    'vn.egov.governance.figure.approved.v1',
    'vn.egov.governance.survey.published.v1',
    'vn.egov.governance.administered.v1',
    'vn.egov.governance.report.published.v1',
    'vn.egov.hub.day.closed.v1',
    'vn.egov.hub.quarantine.released.v1',
  ])('%s is not said by an agency', async (type) => {
    const answer = await gateway.send(key, {
      ...plainSample(type),
      id: freshId(),
      source: 'urn:egov:H58:onestop',
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden-scope' } });
  });

  it.each(['vn.egov.hub.day.closed.v1', 'vn.egov.governance.administered.v1'])(
    '%s is not said by VN either',
    async (type) => {
      expect(await gateway.send(operatorToken, plainSample(type))).toMatchObject({ status: 403 });
    },
  );
});

describe('keys', () => {
  it('are refused from the moment that they are revoked, and never shown again', async () => {
    const { body } = await gateway.ask('POST', '/v1/keys', json(operatorToken, { agency: 'H26', label: 'thử' }));
    const { key: fresh, id } = keyOf(body);
    expect((await gateway.send(fresh, dossier({ source: 'urn:egov:H26:onestop' }))).status).toBe(202);
    const listed = await gateway.ask('GET', '/v1/keys', { key: operatorToken });
    expect(JSON.stringify(listed.body)).toContain(id);
    expect(JSON.stringify(listed.body)).not.toContain(fresh);
    expect((await gateway.ask('DELETE', `/v1/keys/${id}`, { key: operatorToken })).status).toBe(204);
    expect((await gateway.send(fresh, dossier({ source: 'urn:egov:H26:onestop' }))).status).toBe(401);
  });

  it('are made only for agencies that the maker covers', async () => {
    expect((await gateway.ask('POST', '/v1/keys', json(key, { agency: 'H58.12' }))).status).toBe(201);
    expect((await gateway.ask('POST', '/v1/keys', json(key, { agency: 'H26' }))).status).toBe(403);
    expect((await gateway.ask('POST', '/v1/keys', json(operatorToken, { agency: 'h58' }))).body).toMatchObject({
      code: 'schema-violation',
      errors: [{ pointer: '/agency' }],
    });
  });

  it.each([undefined, 'egv_000000000000_x', 'nonsense'])('%s opens nothing', async (wrong) => {
    const answer = await gateway.ask('POST', '/v1/events', { ...json(wrong ?? '', dossier()), type: structured });
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });
});

describe('what nobody asked for', () => {
  it.each([
    ['GET', '/v1/nothing', 404],
    ['GET', '/v1/schemas/vn.egov.nothing.v1', 404],
  ] as const)('%s %s is a problem too', async (method, url, status) => {
    expect(await gateway.ask(method, url)).toMatchObject({ status, body: { status } });
  });

  it('speaks Vietnamese unless it is asked for English', async () => {
    const vi = await gateway.ask('GET', '/v1/keys');
    const en = await gateway.ask('GET', '/v1/keys', { headers: { 'accept-language': 'en' } });
    expect([Reflect.get(Object(vi.body), 'title'), Reflect.get(Object(en.body), 'title')]).toEqual([
      'Chưa xác thực',
      'Not authenticated',
    ]);
  });
});

async function keptAt(position: string): Promise<unknown> {
  const [, partition = '', offset = ''] = position.split('/');
  const [record] = await store.log.readAt('egov.onestop.v1', Number(partition), [Number(offset)]);
  return record?.event;
}
