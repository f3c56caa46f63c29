import { insertApiKey } from '#read-models';
import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { Pool } from 'pg';
import type { CatalogEvent } from '#event-catalog';
import { fillLog } from '../../apps/hub/src/log-filling.js';
import { shippedEvents } from '../../apps/hub/src/shipped/shipped-events.js';
import type { Store } from '../../apps/hub/src/store.js';
import { ProcessModule } from '../../apps/query-api/src/process/process.module.js';
import { queryApiHealth } from '../../apps/query-api/src/process/query-api-health.js';
import { allPages, member, rowsOf } from '../support/answers.js';
import { told1 } from '../support/given.js';
import { operatorToken, TestQueryApi } from '../support/query-api.js';
import { foldAll, freshStore } from '../support/store.js';
import { workedExample } from '../support/worked-example.js';

const question = '/v1/observations?indicator=online-share&org=H58&period=2020-Q3';
const operator = { authorization: `Bearer ${operatorToken}` };

let store: Store;
let api: TestQueryApi;
let keys: Readonly<Record<'H58' | 'H26' | 'H58.12', Readonly<{ authorization: string }>>>;

beforeAll(async () => {
  store = await freshStore();
  await fillLog(store.log, shippedEvents());
  await fillLog(store.log, workedExample.slice(1)); // the registry that ships holds H58
  await foldAll(store);
  api = await TestQueryApi.open(store);
  keys = { H58: await keyOf('H58'), H26: await keyOf('H26'), 'H58.12': await keyOf('H58.12') };
});

describe('an answer', () => {
  it('is not sent again to whoever holds it, until something was folded', async () => {
    const first = await api.get(question);
    const etag = String(first.headers['etag']);
    expect((await api.get(question, { 'if-none-match': etag })).status).toBe(304);
    const reordered = '/v1/observations?period=2020-Q3&indicator=online-share&org=H58';
    expect((await api.get(reordered, { 'if-none-match': etag })).status).toBe(304);
    await recorded(resolved('D3', '2020-09-10T10:00:00+07:00'));
    const second = await api.get(question, { 'if-none-match': etag });
    expect([second.status, member(rowsOf(second.body)[0], 'denominator')]).toEqual([200, 4]);
  });

  it('moves as soon as an event is folded, however often it was asked for before', async () => {
    const asked = '/v1/observations?measure=dossiers.received&org=H58&period=2020-Q4';
    for (let number = 0; number < 20; number += 1) {
      await api.get(asked);
      await recorded(received(`N${number}`, '2020-10-05T10:00:00+07:00'));
      // the notice of what was folded arrives with its commit, on another connection
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect((await api.rows(asked))[0]).toMatchObject({ numerator: number + 1 });
    }
  });

  it('says how long it holds', async () => {
    const control = async (more: string): Promise<unknown> =>
      (await api.get(`/v1/observations?indicator=online-share&org=VN${more}`)).headers['cache-control'];
    expect(await control('&period=2020-Q3')).toBe('public, max-age=300');
    expect(await control('&period=2026-Q4')).toBe('public, max-age=30, stale-while-revalidate=300');
    expect(await control('&period=2020-Q3&as_of=2020-08-01')).toBe('public, max-age=30, stale-while-revalidate=300');
  });

  it('comes in the language that is asked for, and says so', async () => {
    const named = async (url: string, headers: Readonly<Record<string, string>>): Promise<unknown> => {
      const { body, headers: answered } = await api.get(url, headers);
      return [answered['content-language'], member(rowsOf(body)[0], 'indicator_name')];
    };
    expect(await named(question, {})).toEqual(['vi', 'Tỷ lệ hồ sơ giải quyết trực tuyến']);
    expect(await named(question, { 'accept-language': 'en' })).toEqual(['en', 'Dossiers resolved online']);
    expect(await named(`${question}&lang=en`, {})).toEqual(['en', 'Dossiers resolved online']);
  });

  it('leads to its next page, also by its header', async () => {
    const { headers, body } = await api.get(
      `/v1/observations?measure=dossiers.open&org=children:VN&on=2020-07-03&limit=5`,
    );
    const link = /^<(.+)>; rel="next"$/.exec(String(headers['link']))?.[1] ?? '';
    const second = await api.get(link);
    expect(rowsOf(second.body)).toHaveLength(5);
    expect(rowsOf(second.body)[0]).not.toEqual(rowsOf(body)[0]);
  });
});

describe('whoever wrote', () => {
  it('reads its writes, or is told that they are not folded yet', async () => {
    const event = received('W1', '2020-11-05T10:00:00+07:00');
    const position = await appended(event);
    const asked = `/v1/observations?measure=dossiers.received&org=H58&period=2020-11&min_position=${position}`;
    const behind = await api.get(`${asked}&wait=0`);
    expect([behind.status, member(behind.body, 'code'), behind.headers['retry-after']]).toEqual([
      ...[503, 'projection-behind', '1'],
    ]);
    const waiting = api.get(asked);
    await foldAll(store);
    expect(rowsOf((await waiting).body)[0]).toMatchObject({ numerator: 1 });
    expect((await api.get(`${question}&min_position=nowhere`)).status).toBe(400);
  });
});

describe('a mistyped', () => {
  it.each([
    ['dimension', 'measure=dossiers.received&period=2020&chanel=online', 'chanel', 'channel'],
    ['value of a dimension', 'measure=dossiers.received&period=2020&channel=onlin', 'channel', 'online'],
    ['value in a measure', 'measure=dossiers.received[channel=onlin]&period=2020', 'measure', 'online'],
    ['column', 'indicator=online-share&period=2020&fields=valu', 'fields', 'value'],
    ['order', 'indicator=online-share&period=2020&order=-valu', 'order', 'value'],
    ['status', 'indicator=online-share&period=2020&status=mised', 'status', 'missed'],
    ['version', 'indicator=online-share&period=2020&definition=7', 'definition', undefined],
    ['include', 'indicator=online-share&period=2020&include=labls', 'include', undefined],
    ['internal measure', 'measure=quality&period=2020', 'measure', undefined],
    ['declared figure without its indicator', 'measure=figures.declared&period=2020', 'measure', undefined],
    ['grain', 'indicator=online-share&period=2020&grain=quater', 'grain', undefined],
    ['range', 'indicator=online-share&from=2020-Q2&to=2020-Q1', 'to', undefined],
    ['key of a figure', '', 'period', undefined],
  ])('%s is named', async (_what, query, parameter, meant) => {
    const url = query === '' ? '/v1/observations/online-share~H58~2020-Q3?period=2020' : `/v1/observations?${query}`;
    const { status, body } = await api.get(url);
    expect([status, rowsOf({ data: member(body, 'errors') })]).toEqual([
      400,
      [expect.objectContaining({ parameter, ...(meant === undefined ? {} : { did_you_mean: meant }) })],
    ]);
  });

  it('question is told all of its faults, in the language of whoever asks', async () => {
    const url = '/v1/observations?indicator=nothing&period=2020-Q9&org=h58&limit=0&colour=red&having=x';
    const english = await api.get(url, { 'accept-language': 'en' });
    const errors = rowsOf({ data: member(english.body, 'errors') });
    expect(errors.map(({ parameter }) => parameter).sort()).toEqual([
      ...['colour', 'having', 'indicator', 'limit', 'org', 'period'],
    ]);
    expect(errors.find(({ parameter }) => parameter === 'org')).toMatchObject({ did_you_mean: 'H58' });
    const detail = errors.find(({ parameter }) => parameter === 'indicator')?.['detail'];
    expect(detail).toBe("There is no indicator 'nothing'.");
  });
});

describe('a group of which nothing is known', () => {
  it('keeps its row when it is divided', async () => {
    const rows = await api.rows('/v1/observations?indicator=online-share&org=H58,H26&period=2020-Q3&group_by=channel');
    expect(rows.filter(({ org }) => org === 'H26')).toEqual([
      expect.objectContaining({ channel: null, value_status: 'not_reported', numerator: null }),
    ]);
  });
});

describe('a file', () => {
  it('says the same as the rows, cell by cell', async () => {
    const asked =
      'indicator=*&org=H58,VN,own:H58,H99&period=2020-Q3,2020-07&include=labels,target,components,rank,previous';
    const rows = await api.rows(`/v1/observations?${asked}`);
    const { text } = await api.get(`/v1/observations.csv?${asked}`);
    const [header = [], ...lines] = parse(text);
    expect(lines).toHaveLength(rows.length);
    for (const [index, row] of rows.entries()) {
      const cells = Object.fromEntries(header.map((name, at) => [name, lines[index]?.[at]]));
      const told = Object.fromEntries(header.map((name) => [name, String(row[name] ?? '')]));
      expect(cells).toEqual(told);
      expect(Object.keys(row).filter((name) => !header.includes(name))).toEqual([]);
    }
  });

  it('has its header where there is nothing, and every row where there is much', async () => {
    const none = await api.get('/v1/observations.csv?indicator=online-share&org=children:H26&period=2020');
    expect(none.text).toMatch(/^indicator,.+\r\n$/);
    const much = await api.get('/v1/observations.csv?indicator=online-share&org=children:VN&from=2019-01&to=2020-12');
    expect(much.text.trimEnd().split('\r\n')).toHaveLength(93 * 24 + 1);
  });
});

describe('a question that is too large', () => {
  it('is refused, never cut short', async () => {
    const { status, body } = await api.get('/v1/observations?indicator=*&org=children:VN&from=2019&to=2020&grain=day');
    expect([status, member(body, 'code')]).toEqual([400, 'too-many-rows']);
  });
});

describe('cursors', () => {
  it('lead through every row once, in any order', async () => {
    const asked =
      '/v1/observations?indicator=online-share,level4-share&org=children:VN&period=2020-Q3&order=-value,org';
    const { rows, pages } = await allPages((url) => api.get(url), `${asked}&limit=37`);
    expect([rows, pages]).toEqual([await api.rows(asked), 6]);
  });
});

describe('one figure by its key', () => {
  it('tells how often it changed', async () => {
    const { body } = await api.get('/v1/observations/dossiers.received~H58~2020-Q3');
    expect(body).toMatchObject({ measure: 'dossiers.received', numerator: 3, revision: 4 });
    const { body: figure } = await api.get('/v1/observations/online-share~H58~2020-Q3?as_of=2020-07-05');
    expect(figure).toMatchObject({ value: 1, numerator: 2, denominator: 2, revision: 2 });
  });

  it.each(['online-share~H58', 'online-share~children:H58~2020', '*~H58~2020', 'a~b~c~d'])(
    '%s is none',
    async (key) => {
      expect((await api.get(`/v1/observations/${encodeURIComponent(key)}`)).status).toBeGreaterThanOrEqual(400);
    },
  );
});

describe('an explanation', () => {
  it('says who sent what, what came late, and which entities changed it', async () => {
    const { body } = await api.get('/v1/observations/dossiers.received~H58~2020-Q3/explain');
    expect(body).toMatchObject({
      steps: [{ name: 'numerator', value: 3, entities: 3, proved: true }],
      excluded: expect.arrayContaining([{ reason: 'duplicate', events: 0 }]),
      late: { events: 1, after_period_end: 0 },
      top_contributors: [
        { org: 'own:H58', numerator: 2 },
        { org: 'H58.12', numerator: 1 },
      ],
    });
    const { rows } = await allPages(
      (url) => api.get(url),
      '/v1/observations/dossiers.received~H58~2020-Q3/history?limit=2',
    );
    expect(rows.map((row) => [row['recorded_on'], member(row, 'to', 'numerator'), row['entities']])).toEqual([
      ['2020-07-01', 1, ['D2']],
      ['2020-07-02', 2, ['D3']],
      ['2020-07-03', 4, ['D4', 'D5']],
      ['2020-09-01', 3, ['D4']],
    ]);
  });

  it('refuses what it does not know', async () => {
    const { status, body } = await api.get('/v1/observations/online-share~H58~2020-Q3/explain/entities?limit=0&prat=x');
    const named = rowsOf({ data: member(body, 'errors') }).map(({ parameter }) => parameter);
    expect([status, named]).toEqual([400, ['prat', 'limit']]);
  });
});

describe('events and entities', () => {
  it('are for their agency, those above it and the root', async () => {
    const status = async (url: string, headers: Readonly<Record<string, string>> = {}): Promise<number> =>
      (await api.get(url, headers)).status;
    const { body } = await api.get('/v1/entities/egov.onestop.v1/D1', operator);
    const position = String(member(rowsOf({ data: member(body, 'events') })[0], 'position'));
    for (const url of [
      '/v1/entities/egov.onestop.v1/D1',
      `/v1/events/${position}`,
      `/v1/events/${encodeURIComponent(position)}`,
    ]) {
      expect([url, await status(url), await status(url, { authorization: 'Bearer egv_000000000000_x' })]).toEqual([
        ...[url, 401, 401],
      ]);
      expect([url, await status(url, keys.H26), await status(url, keys['H58.12'])]).toEqual([url, 403, 403]);
      expect([url, await status(url, keys.H58), await status(url, operator)]).toEqual([url, 200, 200]);
    }
    expect(await status('/v1/events/egov.onestop.v1/0/999999', operator)).toBe(404);
    expect(await status('/v1/entities/egov.onestop.v1/nobody', operator)).toBe(404);
  });

  it('show what stands in the log, and what follows from it', async () => {
    const { body } = await api.get('/v1/entities/egov.onestop.v1/D1', keys.H58);
    expect(body).toMatchObject({
      subject: 'D1',
      home: 'H58',
      contributions: expect.arrayContaining([expect.objectContaining({ measure: 'dossiers.received', agency: 'H58' })]),
      events: [
        { fate: 'counted', event: expect.objectContaining({ subject: 'D1', recordedtime: expect.any(String) }) },
        { fate: 'counted' },
      ],
    });
  });
});

describe('org=self', () => {
  it('is the agency of the key, for nobody else to keep', async () => {
    const asked = '/v1/observations?measure=dossiers.received&org=self&period=2020-Q3';
    const [own, other] = [await api.get(asked, keys.H58), await api.get(asked, keys['H58.12'])];
    expect([own, other].map(({ body }) => member(rowsOf(body)[0], 'org'))).toEqual(['H58', 'H58.12']);
    expect(own.headers['cache-control']).toContain('private');
    expect(own.headers['vary']).toContain('Authorization');
    expect((await api.get(asked)).status).toBe(401);
  });
});

describe('the door', () => {
  it('only reads', async () => {
    for (const url of [
      '/v1/observations',
      '/v1/orgs.csv',
      '/v1/observations/online-share~H58~2020-Q3/explain',
      '/v1/problems/x',
    ]) {
      const { status, body, headers } = await api.send('POST', url);
      expect([status, member(body, 'code'), headers['allow']]).toEqual([405, 'method-not-allowed', 'GET, HEAD']);
    }
    expect((await api.get('/v1/nothing')).body).toMatchObject({ code: 'not-found', status: 404 });
  });

  it('is open while figures can be asked for', async () => {
    expect(await queryApiHealth(store)).toEqual({ ready: true });
    const database = { ...store.database, pool: new Pool({ host: '127.0.0.1', port: 1 }) };
    expect(await queryApiHealth({ database })).toEqual({ ready: false, reason: 'database-unavailable' });
  });

  it('stands by itself, too, and is watched over', async () => {
    const alone = await TestQueryApi.open(store, undefined, ProcessModule);
    expect(await alone.get('/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
    expect(await alone.get('/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
    expect((await alone.get('/metrics')).text).toContain('application="query-api"');
    expect((await alone.get(question)).status).toBe(200);
  });
});

function received(subject: string, time: string): CatalogEvent {
  const data = { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' } as const;
  return told1('vn.egov.onestop.dossier.received.v1', { subject, time, data });
}

function resolved(subject: string, time: string): CatalogEvent {
  return told1('vn.egov.onestop.dossier.resolved.v1', { subject, time, data: { outcome: 'approved' } });
}

async function appended(event: CatalogEvent): Promise<string> {
  const [position] = await store.log.append([newEvent(event)]);
  if (position === undefined) throw new Error('nothing was appended');
  return `${position.stream}/${position.partition}/${position.offset}`;
}

async function recorded(event: CatalogEvent): Promise<void> {
  await appended(event);
  await foldAll(store);
}

function newEvent(event: CatalogEvent): Parameters<Store['log']['append']>[0][number] {
  const hash = createHash('sha256').update(event.id).digest('hex');
  return { stream: 'egov.onestop.v1', subject: event.subject, body: JSON.stringify(event), hash };
}

async function keyOf(agency: string): Promise<Readonly<{ authorization: string }>> {
  const id = createHash('sha256').update(agency).digest('hex').slice(0, 12);
  const key = `egv_${id}_secret`;
  const hash = createHash('sha256').update(key).digest();
  await insertApiKey(store.database, { id, hash, agency, label: '' });
  return { authorization: `Bearer ${key}` };
}
