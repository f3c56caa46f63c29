import { foldBatchSizes } from '../support/fold-batches.js';
import { Oracle } from '../oracle/oracle.js';
import { randomEvents } from '../oracle/random-events.js';
import { dayOfYear, daysOfChange, differences } from '../support/oracle-differences.js';
import { ProductCells } from '../support/product-cells.js';
import { appended, seeded, withResends } from '../support/random-log.js';
import { freshStore } from '../support/store.js';
import { contexts } from '../../apps/projector/src/contexts.js';
import { rebuildContext } from '../../apps/projector/src/rebuild.js';
import type { Store } from '../../apps/hub/src/store.js';

const random = seeded(17);
const options = { seed: 17, events: 100_000, agencies: 40, subjects: 9_000, decisions: true };
const asOfDays = [undefined, ...Array.from({ length: 20 }, (_, step) => dayOfYear(18 * step + 10))];
/** Stocks are compared on these as they were known on past days. */
const everyEighthDay = Array.from({ length: 46 }, (_, step) => dayOfYear(8 * step + 6));

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
