import { readFile } from 'node:fs/promises';
import type { Database } from './database.js';

/**
 * Gives the roles of the applications their rights, as the owner. Roles that do not exist are left out: a hub in one
 * process needs none.
 */
export async function grantRights({ pool }: Database): Promise<void> {
  await pool.query(await readFile(new URL('rights.sql', import.meta.url), 'utf8'));
}
