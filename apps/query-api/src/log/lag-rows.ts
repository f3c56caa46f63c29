import { Inject, Injectable } from '@nestjs/common';
import { groupName, readLags } from '#event-log';
import { activeGenerations, foldedPositions } from '#read-models';
import { QUERY, type QueryParts } from '../query-parts.js';
import type { Row } from '../row.js';

export const lagColumns = {
  ...{ context: 'string', group: 'string', partition: 'integer' },
  ...{ folded: 'integer', end: 'integer', events: 'integer', seconds: 'number' },
} as const;

/** A look that is this old is made again: it asks the log for the first event of every partition that is behind. */
const keptMs = 500;

/** How far the folds are behind the log, partition by partition. */
@Injectable()
export class LagRows {
  private looked: { at: number; rows: Promise<readonly Row[]> } | undefined;

  constructor(@Inject(QUERY) private readonly parts: QueryParts) {}

  now(): Promise<readonly Row[]> {
    const at = this.parts.clock.now().getTime();
    if (this.looked === undefined || at - this.looked.at > keptMs || at < this.looked.at) {
      this.looked = { at, rows: this.look(new Date(at)) };
    }
    return this.looked.rows;
  }

  private async look(now: Date): Promise<readonly Row[]> {
    const { log, database } = this.parts;
    const [positions, generations] = [await foldedPositions(database.pool), await activeGenerations(database.pool)];
    const lags = await readLags(log, { positions, now });
    return lags.map(({ context, partition, folded, end, events, seconds }) => {
      const active = generations.get(context);
      const group = active === undefined ? null : groupName(context, active.versions);
      return { context, group, partition, folded, end, events, seconds: Math.round(seconds * 1000) / 1000 };
    });
  }
}
