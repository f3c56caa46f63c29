import { allIndicators } from '../oracle/catalogue.js';
import { measures } from '../oracle/measures.js';
import { misread, misreadings } from '../oracle/misreadings.js';
import { Oracle, type OracleRecord } from '../oracle/oracle.js';
import { randomEvents } from '../oracle/random-events.js';
import {
  type Asked,
  compared,
  indicatorsSaid,
  type MeasureAsked,
  measuresSaid,
  type Row,
  type Said,
  termText,
} from '../support/compared-answers.js';
import { balance } from '../support/dossier-balance.js';
import { foldBatchSizes } from '../support/fold-batches.js';
import { TestQueryApi } from '../support/query-api.js';
import { appended, seeded, withResends } from '../support/random-log.js';
import { freshStore } from '../support/store.js';

const random = seeded(43);
const options = { seed: 43, events: 6_000, agencies: 24, subjects: 700, decisions: true, wholeCatalogue: true };
/** Some periods are open, some closed for less than 30 days. */
const today = '2020-12-27';

const now = undefined;
const questions: readonly (readonly [asOf: string | undefined, ...periods: string[]])[] = [
  [now, '2019', '2020', '2020-Q2', '2020-Q3', '2020-Q4', '2020-02', '2020-07', '2020-11', '2020-W27', '2020-07-15'],
  ['2020-02-29', '2020', '2020-02', '2020-Q2'],
  ['2020-05-15', '2020', '2020-Q2', '2020-04'],
  ['2020-06-30', '2020-Q2', '2020-06', '2020-W27'],
  ['2020-08-08', '2020', '2020-Q3', '2020-07'],
  ['2020-10-12', '2020-Q3', '2020-Q2', '2020-10-12'],
  ['2020-12-20', '2020', '2020-Q4', '2020-07'],
];
const asked = questions.flatMap(([asOf, ...periods]) => periods.map((period) => ({ asOf, period })));

const homes = ['H58', 'G14', 'H26', 'G02', 'H01', 'H49'];
const units = ['H58.12', 'own:H58.12', 'G14.13', 'G02.12.03', 'own:H26.12'];
const unknown = ['G14.99', 'own:X1'];
const orgs = ['VN', 'own:VN', ...homes, ...homes.map((home) => `own:${home}`), ...units, ...unknown];
const expanded = ['children:VN', 'tree:H58', 'tree:G14', 'children:H26'];

const egdi = { survey: ['egdi'], country: ['VN'] };
const declared = { indicator: ['full-information-share'], part: ['denominator'] };
const filters: Readonly<Record<string, MeasureAsked['where']>> = {
  'surveys.rank': egdi,
  'surveys.ranked': egdi,
  'figures.declared': declared,
};
const terms: readonly MeasureAsked[] = Object.keys(measures).map((measure) => {
  const where = filters[measure];
  return where === undefined ? { measure } : { measure, where };
});

const everyWord = [
  ...['live', 'provisional', 'final'].map((stage) => `stage=${stage}`),
  ...['met', 'on_track', 'at_risk', 'behind', 'missed', 'no_data', 'no_target'].map((status) => `status=${status}`),
  ...['ok', 'not_reported', 'undefined', 'not_applicable'].map((status) => `value_status=${status}`),
  ...['above_whole=true', 'above_whole=undefined'],
].sort();

let api: TestQueryApi;
let records: readonly OracleRecord[];
let oracle: Oracle;
let figures = 0;
/** Every word that was said, such as `status=met`. */
const words = new Set<string>();

beforeAll(async () => {
  const store = await freshStore();
  records = await appended(store.log, withResends(randomEvents(options), 0.1, random), random);
  oracle = new Oracle(records);
  await foldBatchSizes(store, () => 1 + Math.floor(random() ** 2 * 2_000));
  await store.database.pool.query('analyze');
  api = await TestQueryApi.open(store, { now: () => new Date(`${today}T03:00:00Z`) });
}, 120_000);

describe('what the hub answers over HTTP is what the oracle says', () => {
  it.each(asked)('of every indicator for $period, as known on $asOf', async ({ asOf, period }) => {
    const question: Asked = { orgs: [...orgs, ...expanded], period, today };
    expect(await differences(question, asOf)).toEqual([]);
  });

  it.each([
    { orgs: ['children:VN'], kinds: ['ministry'], period: '2020-Q3' },
    { orgs: ['tree:VN'], kinds: ['province', 'department'], period: '2020-05' },
    { orgs: ['tree:VN'], period: '2020-Q2', boundaries: '2020-11-30' },
    { orgs: ['tree:VN', 'own:VN'], period: '2020-Q3', boundaries: '2019-01-01' },
  ])('of every indicator for %j', async (question) => {
    expect(await differences({ ...question, today }, '2020-11-15')).toEqual([]);
    expect(await differences({ ...question, today }, now)).toEqual([]);
  });

  it.each(['2020-Q3', '2020-08'])('of a variant that is asked for, for %s', async (period) => {
    const question: Asked = { orgs: [...orgs, ...expanded], period, definition: 2, today };
    expect(await differences(question, now, ['online-share'])).toEqual([]);
  });

  it.each(asked.filter((_question, index) => index % 4 === 1))(
    'of every measure for $period, as known on $asOf',
    async ({ asOf, period }) => {
      const question: Asked = { orgs: [...orgs, ...expanded], period, today };
      const rows = await measured(question, asOf);
      const found = compared(measuresSaid(oracle.asOf(asOf), question, terms), rows);
      figures += found.figures;
      expect(found.differences.slice(0, 20)).toEqual([]);
    },
  );

  it('in many figures, of every status and stage', () => {
    expect(figures).toBeGreaterThan(200_000);
    expect([...words].sort()).toEqual(everyWord);
  });
});

describe('the dossiers that are open at the start and come in', () => {
  let moved = 0;
  let uncrossed = 0;

  it.each(asked)('end or are open at the end, for $period, as known on $asOf', async ({ asOf, period }) => {
    const ask = async (question: string): Promise<readonly Row[]> => await api.rows(`/v1/observations?${question}`);
    for (const org of ['VN', ...homes]) {
      const found = await balance(ask, oracle.asOf(asOf), { org, period, asOf });
      expect([org, found.went]).toEqual([org, found.came]);
      if (org === 'VN') expect(found.crossed).toBe(0);
      if (org === 'VN') moved += found.moved;
      else if (found.crossed === 0) uncrossed += found.moved;
    }
  });

  it('are many, and in some homes none of them is transferred across', () => {
    expect(moved).toBeGreaterThan(1_000);
    expect(uncrossed).toBeGreaterThan(100);
  });
});

describe('the comparison finds', () => {
  const question: Asked = { orgs: [...orgs, 'children:VN'], period: '2020-07-15', today };
  let said: ReadonlyMap<string, Said>;
  let rows: readonly Row[];

  beforeAll(async () => {
    said = indicatorsSaid(oracle.asOf(now), question, allIndicators);
    rows = await answered(question, now);
  });

  /** What it finds if other rows stand in the place of the first row that is meant. */
  function planted(isMeant: (row: Row) => boolean, others: (row: Row) => readonly Row[]): readonly string[] {
    const place = rows.findIndex(isMeant);
    expect(place).not.toBe(-1);
    return compared(
      said,
      rows.flatMap((row, index) => (index === place ? others(row) : [row])),
    ).differences;
  }

  it('nothing in an answer as it is', () => {
    expect(compared(said, rows)).toEqual({ figures: rows.length * 10, differences: [] });
  });

  it.each(['numerator', 'denominator', 'value', 'target', 'gap', 'coverage'])('a shifted %s', (field) => {
    const differences = planted(
      (row) => typeof row[field] === 'number',
      (row) => [{ ...row, [field]: Number(row[field]) + 0.000_001 }],
    );
    expect(differences).toEqual([expect.stringContaining(` ${field}: `)]);
  });

  it.each([
    ['value_status', 'ok', 'undefined'],
    ['value_status', 'not_applicable', 'not_reported'],
    ['value_status', 'not_reported', 'undefined'],
    ['status', 'no_data', 'no_target'],
    ['status', 'met', 'on_track'],
    ['stage', 'final', 'provisional'],
    ['numerator', null, 0],
    ['target', null, 0],
    ['coverage', null, 0],
    ['above_whole', undefined, true],
  ])('another %s: %s that becomes %s', (field, from, to) => {
    const differences = planted(
      (row) => row[field] === from,
      (row) => [{ ...row, [field]: to }],
    );
    expect(differences).toEqual([expect.stringContaining(` ${field}: `)]);
  });

  it('a row that is missing, one that comes twice and one of another group', () => {
    const any = (): boolean => true;
    expect(planted(any, () => [])).toEqual([expect.stringContaining('no row')]);
    expect(planted(any, (row) => [row, row])).toEqual([expect.stringContaining('nobody asked')]);
    expect(planted(any, (row) => [row, { ...row, org: 'H99' }])).toEqual([expect.stringContaining('nobody asked')]);
  });
});

describe('each planted misreading of the text shows in answers', () => {
  const samples = [
    { asOf: now, period: '2020-Q2' },
    { asOf: '2020-08-08', period: '2020-07' },
    // between two closings of an account, and after a due instant at midnight
    { asOf: '2020-08-08', period: '2020-05-14' },
  ].map(({ asOf, period }) => ({ asOf, question: { orgs: ['VN', ...homes], period, today } }));
  const ofIndicators: (readonly Row[])[] = [];
  const ofMeasures: (readonly Row[])[] = [];

  beforeAll(async () => {
    for (const { asOf, question } of samples) {
      ofIndicators.push(await answered(question, asOf));
      ofMeasures.push(await measured(question, asOf));
    }
  });

  it.each(misreadings)('$name: $mistake', ({ name }) => {
    const other = new Oracle(records, misread(name));
    const found = samples.flatMap(({ asOf, question }, index) => [
      ...compared(indicatorsSaid(other.asOf(asOf), question, allIndicators), ofIndicators[index] ?? []).differences,
      ...compared(measuresSaid(other.asOf(asOf), question, terms), ofMeasures[index] ?? []).differences,
    ]);
    expect(found).not.toEqual([]);
  });
});

async function differences(
  question: Asked,
  asOf: string | undefined,
  indicators: readonly string[] = allIndicators,
): Promise<readonly string[]> {
  const rows = await answered(question, asOf, indicators);
  const found = compared(indicatorsSaid(oracle.asOf(asOf), question, indicators), rows);
  figures += found.figures;
  for (const row of rows) {
    for (const name of ['status', 'stage', 'value_status', 'above_whole']) words.add(`${name}=${String(row[name])}`);
  }
  return found.differences.slice(0, 20);
}

async function answered(
  question: Asked,
  asOf: string | undefined,
  indicators: readonly string[] = allIndicators,
): Promise<readonly Row[]> {
  return await api.rows(address(question, asOf, `indicator=${indicators.join(',')}`));
}

async function measured(question: Asked, asOf: string | undefined): Promise<readonly Row[]> {
  return await api.rows(address(question, asOf, `measure=${terms.map(termText).join(',')}`));
}

function address({ orgs, kinds, period, boundaries, definition }: Asked, asOf: string | undefined, of: string): string {
  const given = { org_kind: kinds?.join(','), boundaries, definition, as_of: asOf };
  const more = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`&${name}=${value}`]));
  return `/v1/observations?${of}&org=${orgs.join(',')}&period=${period}&limit=10000${more.join('')}`;
}
