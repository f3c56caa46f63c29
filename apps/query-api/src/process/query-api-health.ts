import { activeGenerations } from '#read-models';
import type { QueryParts } from '../query-parts.js';

/** Whether figures can be asked for, and what keeps them from it. */
export type QueryApiHealth = Readonly<{ ready: boolean; reason?: 'database-unavailable' | 'nothing-folded' }>;

/** The read models answer, and something was ever folded into them. */
export async function queryApiHealth({ database }: Pick<QueryParts, 'database'>): Promise<QueryApiHealth> {
  try {
    const active = await activeGenerations(database.pool);
    return active.size > 0 ? { ready: true } : { ready: false, reason: 'nothing-folded' };
  } catch {
    return { ready: false, reason: 'database-unavailable' };
  }
}
