import type { Pool } from 'pg';
import { inTransaction } from '../database.js';
import { activateGeneration, type Generation } from './generations.js';

const selectBehind = `
  select from read_model.checkpoint old
    join read_model.generation g on g.id = old.generation and g.context = $2 and g.state = 'active'
    join read_model.checkpoint new on new.generation = $1 and new."partition" = old."partition"
  where new.next_offset < old.next_offset limit 1`;

/**
 * Lets a rebuilt copy take over in one transaction, unless it is behind the active one: no answer goes back.
 *
 * @returns false if it is still behind.
 */
export async function takeOver(pool: Pool, generation: Generation): Promise<boolean> {
  return await inTransaction(pool, async (tx) => {
    // the active copy stands still until the switch is made: its writers move these rows
    await tx.query(
      `select from read_model.checkpoint c join read_model.generation g on g.id = c.generation
       where g.context = $1 and g.state = 'active' order by c."partition" for update of c`,
      [generation.context],
    );
    const { rowCount } = await tx.query(selectBehind, [generation.id, generation.context]);
    if ((rowCount ?? 0) > 0) return false;
    await activateGeneration(tx, generation);
    return true;
  });
}
