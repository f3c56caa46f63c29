import { fillLog } from '../../apps/hub/src/log-filling.js';
import { shippedEvents } from '../../apps/hub/src/shipped/shipped-events.js';
import { TestQueryApi } from '../support/query-api.js';
import { foldAll, freshStore } from '../support/store.js';
import { workedExample } from '../support/worked-example.js';

let api: TestQueryApi;

beforeAll(async () => {
  const store = await freshStore();
  await fillLog(store.log, shippedEvents());
  await fillLog(store.log, workedExample.slice(1)); // the registry that ships holds H58
  await foldAll(store);
  api = await TestQueryApi.open(store);
});

describe('the worked example, asked over HTTP', () => {
  it.each([
    ['measure=dossiers.received&org=H58&period=2020-Q2', 1],
    ['measure=dossiers.overdue&org=H58&on=2020-07-20', 0],
    ['measure=dossiers.overdue&org=H58&on=2020-07-21', 1],
    ['measure=dossiers.overdue&org=H58&on=2020-07-05', 0],
    ['measure=dossiers.overdue&org=H58&on=2020-07-06', 0],
    ['measure=dossiers.open&org=H58&on=2020-07-03', 3],
    ['measure=dossiers.open&org=own:H58&on=2020-07-03', 2],
    ['measure=dossiers.open&org=H58&on=2020-07-03&as_of=2020-07-03', 4],
    ['measure=dossiers.open&org=own:H58&on=2020-07-03&as_of=2020-07-03', 3],
    ['measure=dossiers.open&org=H58&on=2020-07-04', 3],
    ['measure=dossiers.open&org=H58.12&on=2020-07-04', 2],
    ['measure=dossiers.open&org=own:H58&on=2020-07-04&as_of=2020-07-04', 2],
    ['measure=dossiers.received&org=own:H58&period=2020-Q3', 2],
    ['measure=dossiers.received&org=own:H58&period=2020-Q3&as_of=2020-07-31', 3],
  ])('%s', async (question, count) => {
    const [row] = await api.rows(`/v1/observations?${question}`);
    expect(row).toMatchObject({ numerator: count, value_status: 'ok' });
  });

  it.each([
    ['online-share', 'H58', 2, 3, 0.666667],
    ['online-share', 'own:H58', 1, 1, 1],
    ['online-share', 'H58.12', 1, 2, 0.5],
    ['on-time-share', 'H58', 1, 2, 0.5],
  ])('%s of %s', async (indicator, org, numerator, denominator, value) => {
    const [row] = await api.rows(`/v1/observations?indicator=${indicator}&org=${org}&period=2020-Q3`);
    expect(row).toMatchObject({ indicator, org, numerator, denominator, value, value_status: 'ok', stage: 'final' });
  });
});

describe('a figure', () => {
  it('carries what an official asks next', async () => {
    const { body } = await api.get('/v1/observations?indicator=online-share&org=H58&period=2020-Q3');
    expect(body).toEqual({
      data: [
        {
          indicator: 'online-share',
          indicator_name: 'Tỷ lệ hồ sơ giải quyết trực tuyến',
          org: 'H58',
          org_name: expect.any(String),
          org_kind: 'province',
          period: '2020-Q3',
          time: '2020-07-01T00:00:00+07:00',
          time_end: '2020-10-01T00:00:00+07:00',
          value: 0.666667,
          value_status: 'ok',
          unit: 'ratio',
          numerator: 2,
          denominator: 3,
          target: 0.2,
          gap: 0.466667,
          status: 'met',
          coverage: null,
          stage: 'final',
          definition_version: 1,
        },
      ],
      page: { limit: 1000, next_cursor: null, returned: 1, total: 1 },
      meta: expect.objectContaining({ as_of: null, sample: false, licence: expect.any(String), warnings: [] }),
    });
  });

  it('of an agency that said nothing is not reported, not zero', async () => {
    const [row] = await api.rows('/v1/observations?indicator=online-share&org=H26&period=2020-Q3');
    expect(row).toMatchObject({ value: null, value_status: 'not_reported', numerator: null, status: 'no_data' });
  });

  it('without a denominator is undefined where the agency does report', async () => {
    const [row] = await api.rows('/v1/observations?indicator=satisfied-share&org=H58&period=2020-Q3');
    expect(row).toMatchObject({ value: null, value_status: 'undefined', numerator: 0, denominator: 0 });
  });

  it('of the rank is the last survey’s up to that year', async () => {
    const [row] = await api.rows('/v1/observations?indicator=egdi-rank&org=VN&period=2021');
    expect(row).toMatchObject({ value: 86, unit: 'rank', target: 78, status: 'missed' });
  });

  it('of a code that is gone says where its rows are, and its successor has them', async () => {
    const { body } = await api.get('/v1/observations?indicator=online-share&org=H58&period=2025-Q3');
    expect(body).toMatchObject({
      data: [{ value_status: 'not_applicable', target: null }],
      meta: { warnings: [{ code: 'org-not-there', detail: expect.stringContaining('H20') }] },
    });
    const [row] = await api.rows(
      '/v1/observations?indicator=online-share&org=H20&period=2020-Q3&boundaries=2025-07-01',
    );
    expect(row).toMatchObject({ numerator: 2, denominator: 3 });
  });

  it('as of a day that is not closed carries a warning', async () => {
    const { body } = await api.get('/v1/observations?indicator=online-share&org=H58&period=2020-Q3&as_of=2020-07-05');
    expect(body).toMatchObject({
      data: [{ numerator: 2, denominator: 2, stage: 'live' }],
      meta: { warnings: expect.arrayContaining([expect.objectContaining({ code: 'as-of-not-closed' })]) },
    });
  });

  it('by another version of the definition says which', async () => {
    const [row] = await api.rows('/v1/observations?indicator=online-share&org=H58&period=2020-Q3&definition=2');
    expect(row).toMatchObject({ numerator: 2, denominator: 3, definition_version: 2 });
  });
});

describe('a group', () => {
  it('is its own rows and those of its children', async () => {
    const of = async (org: string): Promise<readonly number[]> =>
      (await api.rows(`/v1/observations?measure=dossiers.received&org=${org}&period=2020`)).map(({ numerator }) =>
        Number(numerator),
      );
    const [[whole], [own], children] = await Promise.all([of('H58'), of('own:H58'), of('children:H58')]);
    expect((own ?? 0) + children.reduce((sum, count) => sum + count, 0)).toBe(whole);
  });

  it('is divided by a dimension that both parts share', async () => {
    const rows = await api.rows('/v1/observations?measure=dossiers.received&org=H58&period=2020-Q3&group_by=channel');
    expect(rows.map(({ channel, numerator }) => [channel, numerator])).toEqual([
      ['counter', 1],
      ['online', 2],
    ]);
    const refused = await api.get('/v1/observations?indicator=onestop-share&org=H58&period=2020-Q3&group_by=channel');
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid-parameter' } });
  });

  it('comes in pages that end', async () => {
    const seen: unknown[] = [];
    let cursor: unknown;
    let pages = 0;
    do {
      const at = cursor === undefined ? '' : `&cursor=${String(cursor)}`;
      const { body } = await api.get(
        `/v1/observations?measure=dossiers.received&org=children:VN&period=2020-Q3&limit=20${at}`,
      );
      const data: unknown = Reflect.get(Object(body), 'data');
      seen.push(...(Array.isArray(data) ? data.map((row: unknown) => String(Reflect.get(Object(row), 'org'))) : []));
      cursor = Reflect.get(Object(Reflect.get(Object(body), 'page')), 'next_cursor') ?? undefined;
      pages += 1;
    } while (cursor !== undefined && pages < 20);
    expect([seen.length, new Set(seen).size]).toEqual([93, 93]);
  });
});

describe('a question with a mistake', () => {
  it.each([
    ['perod=2020-Q1&indicator=online-share&period=2020', 'invalid-parameter', 'perod', 'period'],
    ['indicator=online-shar&period=2020', 'unknown-indicator', 'indicator', 'online-share'],
    ['indicator=online-share&period=2020-Q5', 'bad-period', 'period', undefined],
    ['indicator=online-share&period=2020&from=2019', 'mutually-exclusive', 'from', undefined],
    ['indicator=online-share&period=2020&as_of=2020-07-01T00:00:00Z', 'invalid-parameter', 'as_of', undefined],
    ['indicator=online-share&period=2020&org=h58', 'unknown-org', 'org', undefined],
    ['measure=dossiers.eaten&period=2020', 'unknown-measure', 'measure', undefined],
    ['indicator=online-share&period=2020&cursor=null', 'bad-cursor', 'cursor', undefined],
  ])('%s is told what is wrong', async (question, code, parameter, meant) => {
    const { status, body } = await api.get(`/v1/observations?${question}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code, errors: [expect.objectContaining({ parameter })] });
    if (meant !== undefined) expect(body).toMatchObject({ errors: [{ did_you_mean: meant }] });
  });
});

describe('CSV', () => {
  it('says the same as JSON, cell by cell', async () => {
    const question = 'indicator=*&org=H58,VN&period=2020-Q3';
    const rows = await api.rows(`/v1/observations?${question}`);
    const { text } = await api.get(`/v1/observations.csv?${question}`);
    const [header = '', ...lines] = text.trim().split('\r\n');
    expect(lines).toHaveLength(rows.length);
    const valueAt = header.split(',').indexOf('value_status');
    expect(valueAt).toBeGreaterThan(0);
    expect(lines.filter((line) => line.includes(',ok,')).length).toBe(
      rows.filter(({ value_status: status }) => status === 'ok').length,
    );
  });
});

describe('an explanation', () => {
  it('leads to the entities and their events, and they add up', async () => {
    const { body } = await api.get('/v1/observations/online-share~H58~2020-Q3/explain');
    expect(body).toMatchObject({
      value: 0.666667,
      formula: 'dossiers.resolved[channel=online] / dossiers.resolved',
      steps: [
        { name: 'denominator', value: 3, entities: 3, proved: true },
        { name: 'numerator', value: 2, entities: 2, proved: true },
      ],
    });
    const entities = await api.rows('/v1/observations/online-share~H58~2020-Q3/explain/entities?part=numerator');
    expect(entities.map(({ subject }) => subject)).toEqual(['D1', 'D5']);
    expect(entities[0]).toMatchObject({
      events: [{ type: 'vn.egov.onestop.dossier.received.v1' }, { type: 'vn.egov.onestop.dossier.resolved.v1' }],
    });
  });

  it('as of a past day folds the events up to it', async () => {
    const entities = await api.rows(
      '/v1/observations/online-share~H58~2020-Q3/explain/entities?part=denominator&as_of=2020-07-04',
    );
    expect(entities.map(({ subject }) => subject)).toEqual(['D1']);
  });

  it('tells what was left out, and why', async () => {
    const entities = await api.rows('/v1/observations/online-share~H58~2020-Q3/explain/entities?part=excluded');
    expect(entities.map(({ subject, reason }) => [subject, reason])).toEqual(
      [
        ['D3', undefined],
        ['D4', 'voided'],
      ].slice(1),
    );
  });

  it('has a history of the days on which it changed', async () => {
    const rows = await api.rows('/v1/observations/online-share~H58~2020-Q3/history');
    expect(rows.map((row) => [row['recorded_on'], Reflect.get(Object(row['to']), 'denominator')])).toEqual([
      ['2020-07-01', 1],
      ['2020-07-05', 2],
      ['2020-07-06', 3],
    ]);
  });
});
