import { foldBatchSizes } from '../support/fold-batches.js';
import { type OracleView, Oracle } from '../oracle/oracle.js';
import { randomEvents } from '../oracle/random-events.js';
import { ProductCells } from '../support/product-cells.js';
import { appended, seeded, withResends } from '../support/random-log.js';
import { freshStore } from '../support/store.js';
import { contexts } from '../../apps/projector/src/contexts.js';
import { rebuildContext } from '../../apps/projector/src/rebuild.js';
import type { Store } from '../../apps/hub/src/store.js';

const flows = [
  ...['received', 'workload', 'resolved', 'withdrawn', 'stopped', 'rated', 'rated-satisfied', 'paid', 'paid-online'],
  'paper-declared',
].map((name) => `dossiers.${name}`);
const otherFlows = [
  ...['issued', 'sent', 'received', 'completed', 'paper-declared'].map((name) => `documents.${name}`),
  ...['questions.asked', 'questions.answered', 'figures.declared', 'sources.reporting'],
];
const stocks = [
  ...['dossiers.open', 'systems.registered', 'portals.registered', 'portals.mobile', 'services.published'],
  ...['services.integrated', 'services.supported', 'accounts.known', 'accounts.verified', 'accounts.sso'],
];

const random = seeded(17);
const options = { seed: 17, events: 100_000, agencies: 40, subjects: 9_000, decisions: true };
const asOfDays = [undefined, ...Array.from({ length: 20 }, (_, step) => dayOfYear(18 * step + 10))];
/** Stocks are compared on these as they were known on past days. */
const everyEighthDay = Array.from({ length: 46 }, (_, step) => dayOfYear(8 * step + 6));
const wholeYear = Array.from({ length: 366 }, (_, day) => dayOfYear(day + 1));

let store: Store;
let oracle: Oracle;

beforeAll(async () => {
  store = await freshStore();
  const entries = withResends(randomEvents(options), 0.2, random);
  oracle = new Oracle(await appended(store.log, entries, random));
  await foldBatchSizes(store, () => 1 + Math.floor(random() ** 3 * 6_000));
}, 1_500_000);

describe('100,000 events of all contexts, shuffled, a fifth of them sent twice on top, folded in batches of any size', () => {
  it.each(asOfDays)('agree with the oracle in every cell, as known on %s', async (asOf) => {
    const cells = await ProductCells.read(store, asOf);
    expect(differences(oracle.asOf(asOf), cells, asOf === undefined ? daysOfChange(cells) : everyEighthDay)).toEqual(
      [],
    );
  });

  it('lie in quarantine as the oracle says', async () => {
    const { rows } = await store.database.pool.query<{ line: string }>(
      `select concat_ws(' ', stream || '/' || "partition" || '/' || "offset", source, id, reason, status) as line from read_model.quarantine`,
    );
    const expected = oracle
      .asOf(undefined)
      .quarantine()
      .map(({ position, source, id, reason, status }) => [position, source, id, reason, status].join(' '));
    expect(rows.map(({ line }) => line).sort()).toEqual(expected.sort());
  });

  it.each([
    [undefined, undefined],
    [700, 500],
  ])('come out the same after a rebuild in pieces of %s events and %s rows', async (replayedAtOnce, rowsKept) => {
    const before = await ProductCells.read(store, undefined);
    const parts = { ...store, signal: new AbortController().signal, replayedAtOnce, rowsKept };
    for (const context of contexts) await rebuildContext(context, parts);
    const after = await ProductCells.read(store, undefined);
    expect(after).toEqual(before);
    expect(
      differences(oracle.asOf('2020-09-15'), await ProductCells.read(store, '2020-09-15'), everyEighthDay),
    ).toEqual([]);
  });
});

/** Every day of the year, on which the oracle may change, and all others on which the product does. */
function daysOfChange(cells: ProductCells): readonly string[] {
  return [...new Set([...wholeYear, ...stocks.flatMap((measure) => cells.days(measure))])].sort();
}

function differences(view: OracleView, cells: ProductCells, stockDays: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const measure of [...flows, ...otherFlows]) {
    for (const day of new Set([...view.flowDays(measure), ...cells.days(measure)])) {
      found.push(
        ...difference(`${measure} ${day}`, view.flow(measure, day), present(measure, cells.flow(measure, day))),
      );
    }
  }
  for (const measure of stocks) {
    for (const [day, sums] of cells.stocks(measure, stockDays)) {
      found.push(...difference(`${measure} ${day}`, view.stock(measure, day), sums));
    }
  }
  return found.slice(0, 30);
}

/** The ledger counts a source's events; the measure asks only whether there were any. */
function present(measure: string, cells: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return measure === 'sources.reporting' ? new Map([...cells.keys()].map((key) => [key, 1])) : cells;
}

function difference(
  label: string,
  expected: ReadonlyMap<string, number>,
  seen: ReadonlyMap<string, number>,
): readonly string[] {
  return [...new Set([...expected.keys(), ...seen.keys()])]
    .filter((key) => expected.get(key) !== seen.get(key))
    .map((key) => `${label} ${key}: ${expected.get(key) ?? 0}, but ${seen.get(key) ?? 0}`);
}

function dayOfYear(day: number): string {
  return new Date(Date.UTC(2020, 0, day)).toISOString().slice(0, 10);
}
