import { PlanShelf } from '#read-models';
import { randomEvents } from '../oracle/random-events.js';
import { foldBatchSizes } from '../support/fold-batches.js';
import { appended, seeded } from '../support/random-log.js';
import { freshStore } from '../support/store.js';

it('keeps one plan for all days between which nothing of the registry or the plan was recorded', async () => {
  const store = await freshStore();
  const events = randomEvents({ seed: 3, events: 600, agencies: 8, subjects: 60, decisions: true });
  await appended(store.log, events, seeded(3));
  await foldBatchSizes(store, () => 200);
  const shelf = new PlanShelf(store.database.pool);
  const now = await shelf.at(undefined);
  expect(now.book.agencies.length).toBeGreaterThan(1);
  expect(await shelf.at('2999-01-01')).toBe(now);
  const days = await store.database.pool.query<{ day: string; before: string }>(
    'select distinct recorded_on as day, recorded_on - 1 as before from read_model.fact order by 1',
  );
  expect(days.rows.length).toBeGreaterThan(2);
  for (const { day, before } of days.rows.slice(1, 8)) {
    const fresh = new PlanShelf(store.database.pool);
    for (const asOf of [before, day]) expect((await shelf.at(asOf)).book).toEqual((await fresh.at(asOf)).book);
    expect(await shelf.at(before)).not.toBe(await shelf.at(day));
  }
});
