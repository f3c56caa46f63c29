import { contexts, type ProjectedContext } from '../../apps/projector/src/contexts.js';
import { rebuildContext } from '../../apps/projector/src/rebuild.js';
import { verifyContext } from '../../apps/projector/src/verify.js';
import type { Store } from '../../apps/hub/src/store.js';
import { randomEvents } from '../oracle/random-events.js';
import { foldBatchSizes } from '../support/fold-batches.js';
import { appended, seeded, withResends } from '../support/random-log.js';
import { freshStore } from '../support/store.js';

const random = seeded(5);
const options = { seed: 5, events: 4_000, agencies: 20, subjects: 400, decisions: true };

let store: Store;

beforeAll(async () => {
  store = await freshStore();
  await appended(store.log, withResends(randomEvents(options), 0.2, random), random);
  await foldBatchSizes(store, () => 1 + Math.floor(random() ** 2 * 400));
});

describe('verify', () => {
  it.each(contexts.map((context) => [context.name, context] as const))(
    'finds no difference in %s between what was folded in batches and a replay',
    async (_name, context) => {
      const comparison = await verified(context);
      expect(comparison.differences).toEqual([]);
      expect(comparison.compared.entities).toBeGreaterThan(5);
      expect(comparison.compared.ledgerRows).toBeGreaterThan(5);
    },
  );

  it.each([
    ['ledger', 'count = count + 1', 'count <> 0'],
    ['ledger', 'valid_on = valid_on + 4000', 'count <> 0'],
    ['ledger', 'recorded_on = recorded_on + 4000', 'count <> 0'],
    ['ledger', "agency = 'Z99'", 'count <> 0'],
    ['ledger_month', 'count = count + 1', 'count <> 0'],
    ['ledger_month', "month = month + interval '400 years'", 'count <> 0'],
    ['ledger_month', 'recorded_from = recorded_from + 4000', 'count <> 0'],
    ['ledger_month', 'recorded_to = recorded_to - 4000', 'count <> 0'],
    ['entity', "states = '{}'", "states::text <> '{}'"],
    ['entity', "seen = '[]'", "seen::text <> '[]'"],
    ['entity', "home = 'Z99'", 'home is not null'],
    ['entity', 'transferred_to = \'["Z99"]\'', 'true'],
    ['quarantine', "status = 'mended'", "status = 'quarantined'"],
    ['quarantine', "reason = 'other'", 'true'],
    ['quarantine', "hash = 'other'", 'true'],
    ['quarantine', 'recorded_on = recorded_on + 1', 'true'],
    ['quarantine', 'settled_on = settled_on + 1', 'settled_on is not null'],
    ['fact', "event = '{}'", 'true'],
    ['fact', 'recorded_on = recorded_on + 1', 'true'],
    ['mending', "mends_id = 'other'", 'true'],
    ['mending', 'recorded_on = recorded_on + 1', 'true'],
    ['resend', 'count = count + 1', 'true'],
    ['resend', 'recorded_on = recorded_on + 4000', 'true'],
    ['source_sequence', 'sequence = sequence + 1000000', 'true'],
    ['source_sequence', 'recorded_on = recorded_on + 1', 'true'],
    ['recorded_day', 'first_offset = first_offset + 1', 'true'],
    [
      'ledger_agency',
      "agency = 'Z99'",
      'exists (select from read_model.ledger l where l.generation = t.generation and l.agency = t.agency and count <> 0)',
    ],
  ])('names %s after: set %s', async (table, change, condition) => {
    const context = await plant(table, change, condition);
    const { differences } = await verified(context);
    expect(new Set(differences.map((difference) => difference.table))).toEqual(new Set([table]));
    expect(differences.filter(({ first, second }) => first === second)).toEqual([]);
    await rebuildContext(context, { ...store, signal: new AbortController().signal });
  });
});

async function verified(context: ProjectedContext): ReturnType<typeof verifyContext> {
  return verifyContext(context, { ...store, signal: new AbortController().signal });
}

/** Changes one row that is served, behind the projector's back; answers whose it is. */
async function plant(table: string, change: string, condition: string): Promise<ProjectedContext> {
  const { rows } = await store.database.pool.query<{ context: string }>(
    `with one as (
       select t.tableoid as "table", t.ctid as place, g.context from read_model.${table} t
       join read_model.generation g on g.id = t.generation and g.state = 'active' where ${condition} limit 1
     )
     update read_model.${table} t set ${change} from one
     where t.tableoid = one."table" and t.ctid = one.place returning one.context`,
  );
  const changed = contexts.filter(({ name }) => rows.some((row) => row.context === name));
  expect(changed).toHaveLength(1);
  return changed[0]!;
}
