import {
  compareGenerations,
  finishReplay,
  type Generation,
  inTransaction,
  type LedgerEntry,
  openDatabase,
  startGeneration,
  startReplay,
  writeFoldedBatch,
  writeReplayedBatch,
} from '#read-models';
import { LedgerSum } from '../../apps/projector/src/ledger-sum.js';
import type { Store } from '../../apps/hub/src/store.js';
import { type CellQuestion, readCells } from '../../libs/read-models/src/figures/cells.js';
import { seeded } from '../support/random-log.js';
import { freshStore } from '../support/store.js';

type Told = Readonly<{
  agency: string;
  dims: Readonly<{ channel: string; level: string }>;
  validOn: string;
  recordedOn: string;
  count: number;
}>;

const measure = 'dossiers.resolved';
const random = seeded(17);
const recordedDays = Array.from({ length: 40 }, (_, day) => addDays('2020-01-20', day * 3));
const told = shuffled(Array.from({ length: 400 }, drawn).flatMap(sometimesTakenBack));

let store: Store;
let copies: readonly (readonly [string, readonly number[]])[];

beforeAll(async () => {
  store = await freshStore();
  const [folded, replayed, continued, half, otherHalf] = [
    await started('onestop'),
    await replay('onestop', told),
    await replay('onestop', told.slice(0, 300)),
    await started('onestop'),
    await replay('portal', told.slice(250)),
  ];
  await fold(folded, told);
  await fold(continued, told.slice(300));
  await fold(half, told.slice(0, 250));
  copies = [
    ['folded', [folded.id]],
    ['replayed', [replayed.id]],
    ['replayed and folded further', [continued.id]],
    ['in two copies', [half.id, otherHalf.id]],
  ];
});

describe('a sum as known on a day', () => {
  it.each(['2019-12-31', ...recordedDays, '2021-01-01', undefined])(
    'is that of what was recorded up to it: %s',
    async (asOf) => {
      for (let turn = 0; turn < 12; turn += 1) await compareSums({ ...asked(), asOf });
    },
  );

  it('is the same in copies that were written in different batches, and they compare as equal', async () => {
    const [[first = 0] = [], ...others] = copies.slice(0, 3).map(([, generations]) => generations);
    for (const [other = 0] of others) {
      const { comparable, compared, differences } = await compareGenerations(store.database.pool, first, other);
      expect([comparable, differences]).toEqual([true, []]);
      expect(compared.ledgerRows).toBeGreaterThan(300);
    }
  });

  it('was asked of months that came to nothing after all, and of sums taken back on the day they were recorded', async () => {
    const { rows } = await store.database.pool.query<{ zeros: number; wider: number }>(
      `select count(*) filter (where count = 0) as zeros,
         (select count(*) from read_model.ledger where generation = $1 and count = 0) as wider
       from read_model.ledger_month where generation = $1`,
      [copies[0]?.[1][0]],
    );
    expect(rows[0]?.zeros).toBeGreaterThan(5);
    expect(rows[0]?.wider).toBeGreaterThan(5);
  });

  it('is the same in a database that was filled before months were kept as known on a day', async () => {
    await store.database.orm.undoLastMigration();
    await store.database.pool.query('delete from read_model.ledger_month where count = 0');
    await (await openDatabase(store)).close();
    for (const asOf of recordedDays) await compareSums({ ...asked(), asOf });
  });
});

async function compareSums(question: Asked): Promise<void> {
  for (const [name, generations] of copies) {
    const cells = await readCells(store.database.pool, { ...question, generations });
    expect([name, question, named(cells)]).toEqual([name, question, expected(question)]);
  }
}

function drawn(): Told {
  return {
    agency: pick(['G01', 'H26', 'H58.12']),
    dims: { channel: pick(['online', 'counter']), level: pick(['2', '3', '4']) },
    validOn: addDays('2019-12-15', Math.floor(random() * 120)),
    recordedOn: pick(recordedDays),
    count: random() < 0.8 ? 1 : -1,
  };
}

/** On the same day, which may be another batch, or on another. */
function sometimesTakenBack(one: Told): readonly Told[] {
  const again = random();
  if (again < 0.5) return [one];
  return [one, { ...one, count: -one.count, recordedOn: again < 0.65 ? one.recordedOn : pick(recordedDays) }];
}

type Asked = Omit<CellQuestion, 'generations'>;

function asked(): Asked {
  const day = (): string => addDays('2019-12-01', Math.floor(random() * 150));
  const [from = '', to = ''] = [random() < 0.4 ? `${day().slice(0, 7)}-01` : day(), day()].sort();
  const channel: Readonly<Record<string, readonly string[]>> = random() < 0.4 ? { channel: ['online'] } : {};
  return {
    measure,
    window: { from: random() < 0.3 ? undefined : from, to: addDays(to, 1) },
    asOf: undefined,
    agencies: random() < 0.5 ? undefined : ['H26', 'H58.12'],
    filters: channel,
    groupBy: pick([[], ['level'], ['level', 'channel']]),
  };
}

function expected({ window, asOf, agencies, filters, groupBy }: Asked): Readonly<Record<string, number>> {
  const totals: Record<string, number> = {};
  for (const { agency, dims, validOn, recordedOn, count } of told) {
    if (validOn >= window.to || (window.from !== undefined && validOn < window.from)) continue;
    if (asOf !== undefined && recordedOn > asOf) continue;
    if (agencies?.includes(agency) === false || filters['channel']?.includes(dims.channel) === false) continue;
    const key = [agency, ...groupBy.map((dim) => (dim === 'level' ? dims.level : dims.channel))].join(' ');
    totals[key] = (totals[key] ?? 0) + count;
  }
  return Object.fromEntries(Object.entries(totals).filter(([, total]) => total !== 0));
}

function named(cells: Awaited<ReturnType<typeof readCells>>): Readonly<Record<string, number>> {
  const keys = cells.map(({ agency, group }) => [agency, ...group].join(' '));
  expect(new Set(keys).size).toBe(keys.length);
  return Object.fromEntries(cells.map(({ count }, index) => [keys[index], count]));
}

async function started(name: string): Promise<Generation> {
  return await startGeneration(store.database.pool, { name, stream: name, partitions: 1, versions: '' });
}

async function replay(name: string, entries: readonly Told[]): Promise<Generation> {
  const generation = await startReplay(store.database.pool, { name, stream: name, partitions: 1, versions: '' });
  await written(generation, entries, (pool, tx, batch) => writeReplayedBatch(pool, tx, batch, new Map()));
  await finishReplay(store.database.pool, generation);
  return generation;
}

async function fold(generation: Generation, entries: readonly Told[]): Promise<void> {
  await written(generation, entries, writeFoldedBatch);
}

/** In batches of random sizes; the checkpoint counts what was written, so that copies with the same entries compare. */
async function written(
  generation: Generation,
  entries: readonly Told[],
  write: typeof writeFoldedBatch,
): Promise<void> {
  const { pool } = store.database;
  const { rows } = await pool.query<{ next: number }>(
    'select next_offset as next from read_model.checkpoint where generation = $1',
    [generation.id],
  );
  let at = rows[0]?.next ?? 0;
  for (let from = 0; from < entries.length;) {
    const to = Math.min(entries.length, from + 1 + Math.floor(random() * 60));
    const ledger = summed(entries.slice(from, to));
    const batch = {
      ...nothing,
      generation: generation.id,
      from: checkpoint(at),
      to: checkpoint(at + to - from),
      ledger,
    };
    expect(await inTransaction(pool, (tx) => write(pool, tx, batch))).toBe(true);
    at += to - from;
    from = to;
  }
}

const nothing = {
  stream: 'onestop',
  entities: new Map(),
  quarantined: [],
  settled: [],
  remarks: { facts: [], mendings: [], resends: [], sequences: [] },
  recordedDays: [],
} as const;

function checkpoint(nextOffset: number): { partition: number; nextOffset: number; recordedOn: null } {
  return { partition: 0, nextOffset, recordedOn: null };
}

function summed(entries: readonly Told[]): readonly LedgerEntry[] {
  const sum = new LedgerSum();
  for (const { recordedOn, count, ...entry } of entries) sum.add({ ...entry, measure, count }, recordedOn, count);
  return sum.take();
}

function shuffled<T>(values: readonly T[]): readonly T[] {
  return values
    .map((value) => ({ value, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

function pick<T>(values: readonly T[]): T {
  return values[Math.floor(random() * values.length)]!;
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
