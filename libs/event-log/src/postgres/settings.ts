import type { Pool } from 'pg';
import { query } from './query.js';

/**
 * The settings with which an acknowledged event might not outlive a power cut or a damaged page, as `fsync=off`: empty
 * when the log is safe. `synchronous_commit` is also set per role and per session, so ask as the one who appends.
 */
export async function unsafeSettings(pool: Pool): Promise<readonly string[]> {
  const rows = await query<{ name: string; setting: string }>(pool, {
    text: `
      select name, setting from pg_settings
      where name in ('data_checksums', 'fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'
      order by name`,
  });
  return rows.map(({ name, setting }) => `${name}=${setting}`);
}
