import { fillLog } from '../../apps/hub/src/log-filling.js';
import type { Store } from '../../apps/hub/src/store.js';
import { shippedEvents } from '../../apps/hub/src/shipped/shipped-events.js';
import { told1 } from '../support/given.js';
import { allPages, member } from '../support/answers.js';
import { TestQueryApi } from '../support/query-api.js';
import { foldAll, freshStore } from '../support/store.js';
import { received, resolved } from '../support/story.js';
import { workedExample } from '../support/worked-example.js';

let store: Store;
let api: TestQueryApi;

beforeAll(async () => {
  store = await freshStore();
  await fillLog(store.log, shippedEvents());
  await fillLog(store.log, workedExample.slice(1)); // the registry that ships holds H58
  await foldAll(store);
  api = await TestQueryApi.open(store);
});

const lists = ['indicators', 'measures', 'orgs', 'periods', 'targets', 'tasks', 'obstacles', 'pilots', 'surveys'];

describe('every list', () => {
  it.each(lists)('%s has one shape, in JSON and in CSV', async (name) => {
    const { status, body } = await api.get(`/v1/${name}?limit=1`);
    expect(status).toBe(200);
    expect(body).toEqual({ data: expect.any(Array), page: expect.any(Object), meta: expect.any(Object) });
    expect(body).toMatchObject({ page: { limit: 1, next_cursor: nullOrText }, meta: { as_of: null } });
    const rows = await api.rows(`/v1/${name}`);
    const { text } = await api.get(`/v1/${name}.csv`);
    const [header = '', ...lines] = text.trimEnd().split('\r\n');
    expect(header).toMatch(/^[a-z_]+(,[a-z_]+)+$/);
    expect(lines).toHaveLength(rows.length);
    for (const row of rows) expect(Object.keys(row)).toEqual(header.split(','));
  });

  it.each(lists)('%s refuses what it does not know, all of it at once', async (name) => {
    const { status, body } = await api.get(`/v1/${name}?limt=2&limit=0&as_of=2020-07-01T00:00:00Z&order=colour`);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'invalid-parameter',
      errors: [
        { parameter: 'limt', code: 'unknown-parameter', did_you_mean: 'limit' },
        { parameter: 'as_of', detail: expect.stringContaining('2020-07-01') },
        { parameter: 'limit' },
        { parameter: 'order' },
      ],
    });
  });

  it('comes in pages that end, each row once', async () => {
    const { rows, pages } = await allPages((url) => api.get(url), '/v1/orgs?at=2020-01-01&order=-code&limit=20');
    const all = await api.rows('/v1/orgs?at=2020-01-01&order=-code');
    expect([rows, pages]).toEqual([all, Math.ceil(all.length / 20)]);
  });
});

describe('agencies', () => {
  it('are found without diacritics', async () => {
    const rows = await api.rows('/v1/orgs?q=thong tin truyen thong&at=2020-01-01&fields=code,kind');
    expect(rows).toEqual([{ code: 'G14', kind: 'ministry' }]);
  });

  it('are those of the day that is asked for', async () => {
    const kinds = async (at: string): Promise<number> => (await api.rows(`/v1/orgs?org_kind=province&at=${at}`)).length;
    expect([await kinds('2025-06-30'), await kinds('2025-07-01')]).toEqual([63, 34]);
    const [merged] = await api.rows('/v1/orgs?at=2020-01-01&q=H58');
    expect(merged).toMatchObject({ code: 'H58', parent: 'VN', valid_to: '2025-07-01', successors: ['H20'] });
  });
});

describe('tasks', () => {
  it('stand as they did on the day that is asked for, the late ones first', async () => {
    const rows = await api.rows('/v1/tasks?at=2020-06-01');
    expect(rows.length).toBeGreaterThan(5);
    const states = rows.map(({ state }) => state);
    expect(states.lastIndexOf('overdue')).toBe(states.filter((state) => state === 'overdue').length - 1);
    for (const row of rows.filter(({ state }) => state === 'overdue'))
      expect(String(row['due']) < '2020-06-01').toBe(true);
  });
});

describe('targets', () => {
  it('of a period are those that its figures are measured by', async () => {
    const rows = await api.rows('/v1/targets?org=H58&period=2020-Q1');
    expect(rows.find(({ indicator }) => indicator === 'online-share')).toMatchObject({
      ...{ value: 0.2, by: '2020-12-31', confidence: 'S' },
    });
    expect(new Set(rows.map(({ indicator }) => indicator)).size).toBe(rows.length);
  });
});

describe('the targets', () => {
  it('carry the mark that says how sure they are, in every format', async () => {
    const marks = new Set((await api.rows('/v1/targets')).map(({ confidence }) => confidence));
    expect([...marks]).toEqual(expect.arrayContaining(['?', 'K?', 'S']));
    const { text } = await api.get('/v1/targets.csv?indicator=online-share&org=H58&period=2020-Q1');
    expect(text).toMatch(/,basis,confidence\r\n.+,S\r\n$/);
  });
});

describe('an indicator', () => {
  it('tells how it is computed, from what, and under which versions', async () => {
    const { body } = await api.get('/v1/indicators/online-share');
    expect(body).toMatchObject({
      id: 'online-share',
      numerator: 'dossiers.resolved[channel=online]',
      denominator: 'dossiers.resolved',
      event_types: expect.arrayContaining(['vn.egov.onestop.dossier.resolved.v1']),
      versions: [
        { version: 1, from: '2019-01-01', variant: false },
        { version: 2, from: null, variant: true },
      ],
      targets: expect.arrayContaining([expect.objectContaining({ value: 0.2, by: '2020-12-31' })]),
    });
    expect(await api.get('/v1/indicators/nothing')).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});

const nullOrText: unknown = { asymmetricMatch: (value: unknown) => value === null || typeof value === 'string' };

describe('a scorecard', () => {
  it('has a row for each indicator that is meant for the agency, with its place among its siblings', async () => {
    const rows = await api.rows('/v1/scorecard?org=H58&period=2020-Q3');
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.find(({ indicator }) => indicator === 'online-share')).toMatchObject({
      ...{ org: 'H58', value: 0.666667, target: 0.2, status: 'met', previous: null, delta: null },
      ...{ rank: 1, ties: 1, ranked: 1 },
    });
    expect(rows.some(({ indicator }) => indicator === 'egdi-rank')).toBe(false);
  });

  it('needs an agency and a period, and says so of both', async () => {
    const { status, body } = await api.get('/v1/scorecard');
    expect([status, member(body, 'errors')]).toEqual([
      400,
      [expect.objectContaining({ parameter: 'org' }), expect.objectContaining({ parameter: 'period' })],
    ]);
  });
});

describe('a ranking', () => {
  it('counts apart who reports and who does not', async () => {
    const { body } = await api.get('/v1/rankings?indicator=online-share&period=2020-Q3&org_kind=province');
    expect(body).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining({ org: 'H58', rank: 1, ties: 1 })]),
      meta: { ranked: 1, not_reporting: 62 },
    });
  });
});

describe('coverage', () => {
  it('shows each source with what came from it', async () => {
    const { body } = await api.get('/v1/coverage?period=2020-Q3&org=H58');
    expect(body).toMatchObject({
      data: [
        {
          ...{ org: 'H58', source: 'urn:egov:H58:onestop', registered: false, reporting: true, expected: null },
          ...{ seen: 9, last_event_on: '2020-09-01', gap_days: 85, sequence_gaps: 0, resent: 0, quarantined: 0 },
        },
      ],
      meta: { registered: 0, reporting: 0 },
    });
  });

  it('names the running numbers that never came, and what is doubtful about the entities of the agency', async () => {
    const source = 'urn:egov:H40:onestop';
    const told = [1, 2, 5, 7, 8, 20].map((sequence) => ({
      ...received(`S${sequence}`, '2020-08-05T10:00:00', {}, { source }),
      sequence,
    }));
    await fillLog(store.log, [...told, resolved('S1', '2020-08-01T10:00:00', { source })]);
    await foldAll(store);
    const asked = '/v1/coverage?period=2020-Q3&org=H40';
    expect((await api.rows(asked)).find((row) => row['source'] === source)).toMatchObject({
      ...{ sequence_gaps: 14, sequence_missing: ['3-4', '6', '9-19'], flags: expect.stringMatching(/^[a-z-]+:1$/) },
    });
    expect((await api.get(`${asked}&format=csv`)).text).toContain(',3-4 6 9-19,');
    const before = await api.rows(`${asked}&as_of=2020-08-04`);
    expect(before.find((row) => row['source'] === source) ?? { sequence_missing: [] }).toMatchObject({
      sequence_missing: [],
    });
  });

  it.each(['period=2020-13', 'period=2020-Q5', ''])('refuses %s', async (query) => {
    expect((await api.get(`/v1/coverage?${query}`)).status).toBe(400);
  });
});

describe('quality', () => {
  it('counts what still comes for an agency that was merged into another', async () => {
    const data = { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' } as const;
    const time = '2025-08-05T10:00:00+07:00';
    const event = told1('vn.egov.onestop.dossier.received.v1', { subject: 'L1', time, data });
    await fillLog(store.log, [{ ...event, recordedtime: time }]);
    await foldAll(store);
    const [row] = await api.rows(
      '/v1/observations?measure=dossiers.received&org=H20&period=2025-Q3&include=quality,components',
    );
    expect(row).toMatchObject({ numerator: 1, revision: 1, flags: 'late-alias:1' });
    const [before] = await api.rows(
      '/v1/observations?measure=dossiers.received&org=H58&period=2020-Q3&include=quality',
    );
    expect(before).toMatchObject({ flags: '' });
  });
});

describe('sample data', () => {
  it('that came onto a real log is told, in files by a header', async () => {
    const files = ['/v1/orgs.csv', '/v1/observations.csv?measure=dossiers.received&org=H58&period=2020-Q3'];
    const marks = async (asked: TestQueryApi): Promise<readonly unknown[]> =>
      await Promise.all(files.map(async (url) => (await asked.get(url)).headers['x-sample-data']));
    expect(await marks(api)).toEqual([undefined, undefined]);
    const simulated = { ...received('D1', '2020-09-01T10:00:00'), sample: 'true' };
    await fillLog(store.log, [simulated, received('D1', '2020-09-02T10:00:00')]);
    await foldAll(store);
    const later = await TestQueryApi.open(store);
    expect(await marks(later)).toEqual(['true', 'true']);
    expect((await later.get('/v1/orgs?limit=1')).body).toMatchObject({ meta: { sample: true } });
  });
});
