import type { Pool } from 'pg';

/**
 * Tells PostgreSQL how large a copy's tables have become. It finds out by itself only a minute or so later, and until then
 * takes them for empty: a question that needs a quarter of a second then took half a minute.
 */
export async function refreshStatistics(pool: Pool, generation: number): Promise<void> {
  const tables = ['entity', 'ledger', 'ledger_month'].map((table) => `read_model.${table}_${generation}`);
  await pool.query(`analyze ${tables.join(', ')}, read_model.cell, read_model.ledger_agency`);
}
