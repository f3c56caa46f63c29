import type { Row } from './row.js';

/**
 * 1 is the best of the rows of one indicator, period and combination of dimensions; equal values share the better rank,
 * and `ties` says how many do. Without a value there is no rank.
 */
export function withRanks(rows: readonly Row[], dims: readonly string[] = []): readonly Row[] {
  const places = new Map<string, ReadonlyMap<number, Place>>();
  for (const [key, values] of valuesByKey(rows, dims)) places.set(key, placesOf(values));
  return rows.map((row) => {
    const value = row['value'];
    const place = typeof value === 'number' ? places.get(keyOf(row, dims))?.get(value) : undefined;
    return { ...row, rank: place?.rank ?? null, ties: place?.ties ?? null };
  });
}

type Place = Readonly<{ rank: number; ties: number }>;
type Values = Readonly<{ down: boolean; counts: Map<number, number> }>;

function valuesByKey(rows: readonly Row[], dims: readonly string[]): ReadonlyMap<string, Values> {
  const byKey = new Map<string, Values>();
  for (const row of rows) {
    const value = row['value'];
    if (typeof value !== 'number') continue;
    // a rank in a survey is the one thing of which less is better
    const values = byKey.get(keyOf(row, dims)) ?? { down: row['unit'] === 'rank', counts: new Map<number, number>() };
    values.counts.set(value, (values.counts.get(value) ?? 0) + 1);
    byKey.set(keyOf(row, dims), values);
  }
  return byKey;
}

function placesOf({ down, counts }: Values): ReadonlyMap<number, Place> {
  const best = [...counts].sort(([a], [b]) => (down ? a - b : b - a));
  const places = new Map<number, Place>();
  let rank = 1;
  for (const [value, ties] of best) {
    places.set(value, { rank, ties });
    rank += ties;
  }
  return places;
}

function keyOf(row: Row, dims: readonly string[]): string {
  return [row['indicator'] ?? row['measure'], row['period'], ...dims.map((dim) => row[dim])].join('~');
}
