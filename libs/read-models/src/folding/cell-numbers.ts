import type { Pool } from 'pg';
import type { Contribution } from '#projections';
import { dimsText } from './dims-text.js';

/** A measure with its dimensions in one text, the same for the same cell. */
export function cellName({ measure, dims }: Pick<Contribution, 'measure' | 'dims'>): string {
  return `${measure} ${dimsText(dims)}`;
}

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

  /** The numbers of at least these cells, by their names; a new cell gets the next number. */
  async all(names: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const unknown = new Set(names.filter((name) => !this.numbers.has(name)));
    if (unknown.size > 0) await this.learn([...unknown]);
    return this.numbers;
  }

  private async learn(names: readonly string[]): Promise<void> {
    const measures = names.map((name) => name.slice(0, name.indexOf(' ')));
    const dims = names.map((name) => name.slice(name.indexOf(' ') + 1));
    await this.pool.query(insertCells, [this.generation, measures, dims]);
    const { rows } = await this.pool.query<{ id: number; measure: string; dims: string }>(selectNumbers, [
      this.generation,
      measures,
      dims,
    ]);
    for (const row of rows) this.numbers.set(`${row.measure} ${row.dims}`, row.id);
  }
}
