import { parsePeriod } from '#indicators';
import { activeGenerations, type Figure, type Group, PlanShelf, readFigures, type Term } from '#read-models';
import { fillLog } from '../../apps/hub/src/log-filling.js';
import type { Store } from '../../apps/hub/src/store.js';
import { contexts } from '../../apps/projector/src/contexts.js';
import { verifyContext } from '../../apps/projector/src/verify.js';
import { foldAll, freshStore } from '../support/store.js';
import { workedExample } from '../support/worked-example.js';

const resolved: Term = { measure: 'dossiers.resolved', kind: 'flow', filters: {} };
const online: Term = { ...resolved, filters: { channel: ['online'] } };
const onTime: Term = { ...resolved, filters: { timeliness: ['on-time'] } };
const timely: Term = { ...resolved, filters: { timeliness: ['on-time', 'late'] } };
const received: Term = { measure: 'dossiers.received', kind: 'flow', filters: {} };
const open: Term = { measure: 'dossiers.open', kind: 'stock', filters: {} };
const overdue: Term = { measure: 'dossiers.overdue', kind: 'derived', filters: {} };

let store: Store;

beforeAll(async () => {
  store = await freshStore();
  await fillLog(store.log, workedExample);
  await foldAll(store);
});

describe('the worked example', () => {
  it.each<[string, Term, string, string, string | undefined, number | null]>([
    ['dossiers.received 2020-Q2, H58', received, 'H58', '2020-Q2', undefined, 1],
    ['dossiers.overdue H58 on 07-20', overdue, 'H58', '2020-07-20', undefined, 0],
    ['dossiers.overdue H58 on 07-21', overdue, 'H58', '2020-07-21', undefined, 1],
    ['dossiers.overdue H58 on 07-05', overdue, 'H58', '2020-07-05', undefined, 0],
    ['dossiers.overdue H58 on 07-06', overdue, 'H58', '2020-07-06', undefined, 0],
    ['dossiers.open on 07-03, H58', open, 'H58', '2020-07-03', undefined, 3],
    ['dossiers.open on 07-03, own:H58', open, 'own:H58', '2020-07-03', undefined, 2],
    ['dossiers.open on 07-03, H58, as of 07-03', open, 'H58', '2020-07-03', '2020-07-03', 4],
    ['dossiers.open on 07-03, own:H58, as of 07-03', open, 'own:H58', '2020-07-03', '2020-07-03', 3],
    ['dossiers.open on 07-04, H58', open, 'H58', '2020-07-04', undefined, 3],
    ['dossiers.open on 07-04, own:H58', open, 'own:H58', '2020-07-04', undefined, 1],
    ['dossiers.open on 07-04, H58.12', open, 'H58.12', '2020-07-04', undefined, 2],
    ['dossiers.open on 07-04, H58, as of 07-04', open, 'H58', '2020-07-04', '2020-07-04', 4],
    ['dossiers.open on 07-04, own:H58, as of 07-04', open, 'own:H58', '2020-07-04', '2020-07-04', 2],
    ['dossiers.open on 07-04, H58.12, as of 07-04', open, 'H58.12', '2020-07-04', '2020-07-04', 2],
    ['dossiers.received 2020-Q3, own:H58', received, 'own:H58', '2020-Q3', undefined, 2],
    ['dossiers.received 2020-Q3, H58.12', received, 'H58.12', '2020-Q3', undefined, 1],
    ['dossiers.received 2020-Q3, own:H58, as of 07-31', received, 'own:H58', '2020-Q3', '2020-07-31', 3],
    ['dossiers.received 2020-Q3, H58.12, as of 07-31', received, 'H58.12', '2020-Q3', '2020-07-31', 1],
  ])('%s', async (_question, term, org, period, asOf, count) => {
    const figure = await ask({ numerator: [term], denominator: undefined }, org, period, asOf);
    expect(figure.numerator).toBe(count);
  });

  it.each([
    ['online-share 2020-Q3, H58', online, resolved, 'H58', [2, 3]],
    ['online-share 2020-Q3, own:H58', online, resolved, 'own:H58', [1, 1]],
    ['online-share 2020-Q3, H58.12', online, resolved, 'H58.12', [1, 2]],
    ['on-time-share 2020-Q3, H58', onTime, timely, 'H58', [1, 2]],
  ])('%s', async (_question, numerator, denominator, org, counts) => {
    const figure = await ask({ numerator: [numerator], denominator: [denominator] }, org, '2020-Q3');
    expect([figure.numerator, figure.denominator]).toEqual(counts);
  });

  it.each(contexts.map((context) => [context.name, context] as const))(
    '%s comes out the same at a replay',
    async (_name, context) => {
      const comparison = await verifyContext(context, { ...store, signal: new AbortController().signal });
      expect(comparison.differences).toEqual([]);
    },
  );
});

type Parts = Readonly<{ numerator: readonly Term[]; denominator: readonly Term[] | undefined }>;

async function ask(parts: Parts, org: string, period: string, asOf?: string): Promise<Figure> {
  const { pool } = store.database;
  const parsed = parsePeriod(period);
  if (parsed === undefined) throw new Error(`no period ${period}`);
  const plan = await new PlanShelf(pool).at(asOf);
  const today = asOf ?? '2026-11-24';
  const group: Group = { org: org.replace('own:', ''), scope: org.startsWith('own:') ? 'own' : 'under' };
  const generations = [...(await activeGenerations(pool)).values()].map(({ id }) => id);
  const tree = plan.treeOn(parsed.lastDay < today ? parsed.lastDay : today);
  const kind = parts.numerator[0]?.kind === 'flow' ? 'flow' : 'stock';
  const silence = { measures: [{ name: 'dossiers.open', kind } as const], contexts: ['onestop'] };
  const reading = { pool, generations, tree, groups: [group], period: parsed, today, asOf, surveys: [] };
  const [figure] = await readFigures(reading, { ...parts, groupBy: [], silence });
  if (figure === undefined) throw new Error('no figure');
  return figure;
}
