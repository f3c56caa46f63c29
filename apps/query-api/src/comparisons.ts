import { Injectable } from '@nestjs/common';
import { previousPeriod } from '#indicators';
import type { ObservationQuery } from './observation-query.js';
import { Observations } from './observations.js';
import { withRanks } from './ranks.js';
import type { Row } from './row.js';

/** Adds what `include=previous` and `include=rank` ask for. */
@Injectable()
export class Comparisons {
  constructor(private readonly observations: Observations) {}

  async added(query: ObservationQuery, rows: readonly Row[]): Promise<readonly Row[]> {
    const compared = query.include.has('previous') ? await this.withPrevious(query, rows) : rows;
    return query.include.has('rank') ? withRanks(compared, query.groupBy) : compared;
  }

  private async withPrevious(query: ObservationQuery, rows: readonly Row[]): Promise<readonly Row[]> {
    const before = new Map<string, Row[string]>();
    for (const period of query.periods) {
      const asked = { ...query, periods: [previousPeriod(period)], having: [], include: new Set<never>() };
      for (const row of (await this.observations.observe(asked)).rows) {
        before.set(keyOf(row, period.id, query.groupBy), row['value']);
      }
    }
    return rows.map((row) => {
      const previous = before.get(keyOf(row, String(row['period']), query.groupBy)) ?? null;
      return { ...row, previous, delta: delta(row['value'], previous) };
    });
  }
}

/** Both have six decimals, so the difference is exact in millionths. */
export function delta(value: Row[string], previous: Row[string]): number | null {
  if (typeof value !== 'number' || typeof previous !== 'number') return null;
  return (Math.round(value * 1e6) - Math.round(previous * 1e6)) / 1e6;
}

function keyOf(row: Row, period: string, dims: readonly string[]): string {
  return [row['indicator'] ?? row['measure'], row['org'], period, ...dims.map((dim) => row[dim])].join('~');
}
