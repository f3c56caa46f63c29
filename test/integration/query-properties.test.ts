import { publicMeasures, measures, shippedCatalogue } from '#indicators';
import { randomEvents } from '../oracle/random-events.js';
import { allPages, member, rowsOf } from '../support/answers.js';
import { foldBatchSizes } from '../support/fold-batches.js';
import { TestQueryApi } from '../support/query-api.js';
import { appended, seeded, withResends } from '../support/random-log.js';
import { freshStore } from '../support/store.js';

const random = seeded(29);
const options = { seed: 29, events: 2_000, agencies: 16, subjects: 300, decisions: true };

let api: TestQueryApi;
let orgs: readonly string[];

beforeAll(async () => {
  const store = await freshStore();
  await appended(store.log, withResends(randomEvents(options), 0.1, random), random);
  await foldBatchSizes(store, () => 1 + Math.floor(random() * 900));
  api = await TestQueryApi.open(store);
  orgs = (await api.rows('/v1/orgs?at=2020-12-31&limit=1000')).map(({ code }) => String(code));
}, 120_000);

/** Measures that can be asked for without choosing what is never added up. */
const asked = publicMeasures.filter((name) =>
  Object.entries(measures[name].dims).every(([dim, { filterOnly }]) => filterOnly !== true || dim === 'grain'),
);

describe('of whatever happened', () => {
  it.each(asked)('%s of a group is its own and those of its children', async (measure) => {
    // a source counts once in each group that it has events in
    if (measure === 'sources.reporting') return;
    for (const group of ['VN', ...orgs.filter((code) => !code.includes('.')).slice(0, 4)]) {
      const of = async (org: string): Promise<number> => sum(await figures(`measure=${measure}&org=${org}`));
      expect([group, (await of(`own:${group}`)) + (await of(`children:${group}`))]).toEqual([group, await of(group)]);
    }
  });

  it.each(asked)('%s divided by a dimension is all of it', async (measure) => {
    const dims = Object.entries(measures[measure].dims).filter(([, { filterOnly }]) => filterOnly !== true);
    const whole = sum(await figures(`measure=${measure}&org=VN`));
    for (const [dim] of dims) {
      expect([dim, sum(await figures(`measure=${measure}&org=VN&group_by=${dim}`))]).toEqual([dim, whole]);
    }
  });

  it.each(asked.filter((name) => measures[name].kind === 'flow' && name !== 'sources.reporting'))(
    '%s of a year is that of its months and of its quarters',
    async (measure) => {
      const of = async (grain: string): Promise<number> =>
        sum(await figures(`measure=${measure}&org=VN&grain=${grain}`, 'period=2020'));
      expect([await of('month'), await of('quarter')]).toEqual([await of('year'), await of('year')]);
    },
  );

  it.each(shippedCatalogue().map(({ id }) => [id]))(
    'the entities behind %s add up, as known on any day',
    async (id) => {
      for (const org of ['VN', `own:${orgs[1] ?? 'VN'}`, orgs[2] ?? 'VN']) {
        for (const known of ['', '&as_of=2020-07-11', '&as_of=2021-06-30']) {
          const [row] = await api.rows(`/v1/observations?indicator=${id}&org=${org}&period=2020-Q3${known}`);
          if (row === undefined || row['value_status'] === 'not_applicable') continue;
          for (const part of ['numerator', 'denominator']) {
            const url = `/v1/observations/${id}~${org}~2020-Q3/explain/entities?part=${part}&limit=100${known}`;
            const { rows } = await allPages((page) => api.get(page), url);
            const added = rows.reduce((total, { contribution }) => total + Number(contribution), 0);
            expect([url, added]).toEqual([url, Number(row[part] ?? 0)]);
            expect([url, new Set(rows.map(keyOf)).size]).toEqual([url, rows.length]);
          }
        }
      }
    },
  );

  // whose events changed it is looked up for every day, so few are asked
  it.each(['level4-share', 'signed-share'])('the history of %s ends with what is said now', async (id) => {
    const [row] = await api.rows(`/v1/observations?indicator=${id}&org=VN&period=2020-Q2`);
    const { rows } = await allPages((url) => api.get(url), `/v1/observations/${id}~VN~2020-Q2/history?limit=20`);
    const last = rows.at(-1);
    if (last === undefined) return;
    const { value, numerator, denominator } = row ?? {};
    expect(last['to']).toEqual({ value, numerator, denominator });
    for (const [index, revision] of rows.entries()) {
      expect(revision['from']).toEqual(index === 0 ? revision['from'] : rows[index - 1]?.['to']);
    }
    expect(member(last, 'recorded_on')).toEqual(expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/));
  });
});

async function figures(
  question: string,
  period = 'period=2020-Q3',
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return await api.rows(`/v1/observations?${question}&${period}`);
}

function sum(rows: readonly Readonly<Record<string, unknown>>[]): number {
  return rows.reduce((total, { numerator }) => total + Number(numerator ?? 0), 0);
}

/** An entity by where its events stand: the subject of an account is hidden. */
function keyOf(row: Readonly<Record<string, unknown>>): string {
  return rowsOf({ data: row['events'] })
    .map(({ position }) => String(position))
    .join(' ');
}
