import type { Pool } from 'pg';
import type { Contribution } from '#projections';
import { dimsText } from './dims-text.js';

type Cell = Pick<Contribution, 'measure' | 'dims'>;

const selectNumbers = `
  select c.id, c.measure, c.dims from unnest($2::text[], $3::text[]) as t (measure, dims)
  join read_model.cell c on c.generation = $1 and c.measure = t.measure and c.dims = t.dims`;

const insertCells = `
  insert into read_model.cell (generation, measure, dims)
  select $1, measure, dims from unnest($2::text[], $3::text[]) as t (measure, dims) order by measure, dims
  on conflict do nothing`;

/** The numbers of cells of one copy of a context, kept as they are learned: they never change. */
export class CellNumbers {
  private static readonly known = new WeakMap<Pool, Map<number, CellNumbers>>();
  private readonly numbers = new Map<string, number>();

  private constructor(
    private readonly pool: Pool,
    private readonly generation: number,
  ) {}

  static of(pool: Pool, generation: number): CellNumbers {
    const ofPool = CellNumbers.known.get(pool) ?? new Map<number, CellNumbers>();
    CellNumbers.known.set(pool, ofPool);
    const numbers = ofPool.get(generation) ?? new CellNumbers(pool, generation);
    ofPool.set(generation, numbers);
    return numbers;
  }

  /** In the order of the cells; a new cell gets the next number. */
  async all(cells: readonly Cell[]): Promise<readonly number[]> {
    const keys = cells.map(({ measure, dims }) => `${measure} ${dimsText(dims)}`);
    const unknown = [...new Set(keys)].filter((key) => !this.numbers.has(key));
    if (unknown.length > 0) await this.learn(unknown);
    return keys.map((key) => this.numbers.get(key) ?? 0);
  }

  private async learn(keys: readonly string[]): Promise<void> {
    const measures = keys.map((key) => key.slice(0, key.indexOf(' ')));
    const dims = keys.map((key) => key.slice(key.indexOf(' ') + 1));
    await this.pool.query(insertCells, [this.generation, measures, dims]);
    const { rows } = await this.pool.query<{ id: number; measure: string; dims: string }>(selectNumbers, [
      this.generation,
      measures,
      dims,
    ]);
    for (const row of rows) this.numbers.set(`${row.measure} ${row.dims}`, row.id);
  }
}
