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

  stock(measure: string, day: string): ReadonlyMap<string, number> {
    const sums = new Map<string, number>();
    for (const [on, cells] of this.byMeasure.get(measure) ?? []) {
      if (on > day) continue;
      for (const [key, count] of cells) sums.set(key, (sums.get(key) ?? 0) + count);
    }
    return new Map([...sums].filter(([, count]) => count !== 0));
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
