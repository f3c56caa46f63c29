import type { Pool } from 'pg';

/**
 * Tells PostgreSQL how large a copy's tables have become. It finds out by itself only a minute or so later, and until then
 * takes them for empty: a question that needs a quarter of a second then took half a minute.
 */
export async function refreshStatistics(pool: Pool, generation: number): Promise<void> {
  const tables = [
    `entity_${generation} (generation, subject, "partition", agencies, first_on, last_on)`, // not the long JSON
    `ledger_${generation}`,
    `ledger_month_${generation}`,
    'cell',
    'ledger_agency',
  ];
  await pool.query(`analyze ${tables.map((table) => `read_model.${table}`).join(', ')}`);
}
