import { Injectable } from '@nestjs/common';
import { previousPeriod } from '#indicators';
import type { ObservationQuery } from './observation-query.js';
import { Observations } from './observations.js';
import type { Row } from './row.js';

/** Adds what `include=previous` and `include=rank` ask for. */
@Injectable()
export class Comparisons {
  constructor(private readonly observations: Observations) {}

  async added(query: ObservationQuery, rows: readonly Row[]): Promise<readonly Row[]> {
    const compared = query.include.has('previous') ? await this.withPrevious(query, rows) : rows;
    return query.include.has('rank') ? withRanks(compared) : compared;
  }

  private async withPrevious(query: ObservationQuery, rows: readonly Row[]): Promise<readonly Row[]> {
    const before = new Map<string, Row['value']>();
    for (const period of query.periods) {
      const asked = { ...query, periods: [previousPeriod(period)], having: [], include: new Set<never>() };
      for (const row of (await this.observations.observe(asked)).rows) before.set(keyOf(row, period.id), row['value']);
    }
    return rows.map((row) => ({ ...row, previous: before.get(keyOf(row, String(row['period']))) ?? null }));
  }
}

function keyOf(row: Row, period: string): string {
  return [row['indicator'] ?? row['measure'], row['org'], period].join('~');
}

/** 1 is the best; equal values share the better rank; without a value there is none. */
export function withRanks(rows: readonly Row[]): readonly Row[] {
  return rows.map((row) => {
    const value = row['value'];
    if (typeof value !== 'number') return { ...row, rank: null };
    const down = row['unit'] === 'rank';
    const better = rows.filter((other) => {
      const theirs = other['value'];
      if (other['indicator'] !== row['indicator'] || other['period'] !== row['period']) return false;
      return typeof theirs === 'number' && (down ? theirs < value : theirs > value);
    });
    return { ...row, rank: better.length + 1 };
  });
}
