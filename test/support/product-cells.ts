import type { Store } from '../../apps/hub/src/store.js';

type Row = { measure: string; agency: string; dims: string; day: string; count: string };

/** Cells of the product's ledger as it was known on a day, keyed as the oracle keys its own. */
export class ProductCells {
  private constructor(private readonly byMeasure: ReadonlyMap<string, ReadonlyMap<string, Map<string, number>>>) {}

  static async read({ database }: Store, asOf: string | undefined): Promise<ProductCells> {
    const { rows } = await database.pool.query<Row>(
      `select l.measure, l.agency, l.dims, l.valid_on::text as day, sum(l.count)::text as count
       from read_model.ledger_by_measure l join read_model.generation g on g.id = l.generation and g.state = 'active'
       where $1::date is null or l.recorded_on <= $1
       group by l.measure, l.agency, l.dims, l.valid_on having sum(l.count) <> 0`,
      [asOf ?? null],
    );
    const byMeasure = new Map<string, Map<string, Map<string, number>>>();
    for (const row of rows) {
      const days = byMeasure.get(row.measure) ?? new Map<string, Map<string, number>>();
      const cells = days.get(row.day) ?? new Map<string, number>();
      byMeasure.set(row.measure, days.set(row.day, cells.set(keyOf(row), Number(row.count))));
    }
    return new ProductCells(byMeasure);
  }

  flow(measure: string, day: string): ReadonlyMap<string, number> {
    return this.byMeasure.get(measure)?.get(day) ?? new Map<string, number>();
  }

  /** The sums of all changes up to the end of each of these days, which are in order. */
  *stocks(
    measure: string,
    days: readonly string[],
  ): Generator<readonly [day: string, sums: ReadonlyMap<string, number>]> {
    const changes = [...(this.byMeasure.get(measure) ?? [])].sort(([one], [other]) => (one < other ? -1 : 1));
    const sums = new Map<string, number>();
    for (const day of days) {
      while (changes[0] !== undefined && changes[0][0] <= day) {
        for (const [key, count] of changes.shift()?.[1] ?? []) sums.set(key, (sums.get(key) ?? 0) + count);
      }
      yield [day, new Map([...sums].filter(([, count]) => count !== 0))];
    }
  }

  days(measure: string): readonly string[] {
    return [...(this.byMeasure.get(measure)?.keys() ?? [])];
  }
}

const keys = new Map<string, string>();

function keyOf({ agency, dims }: Row): string {
  const known = keys.get(dims) ?? written(dims);
  keys.set(dims, known);
  return `${agency}|${known}`;
}

function written(dims: string): string {
  const parsed: Record<string, string> = JSON.parse(dims);
  return Object.entries(parsed)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(',');
}
