import type { Database } from '../database.js';

/**
 * The secret of this name; the first caller's proposal becomes it, for every process of the hub.
 *
 * @param proposal random bytes, used only if there is no secret of this name yet.
 */
export async function secretNamed({ pool }: Database, name: string, proposal: Buffer): Promise<Buffer> {
  await pool.query('insert into control.secret (name, value) values ($1, $2) on conflict do nothing', [name, proposal]);
  const { rows } = await pool.query<{ value: Buffer }>('select value from control.secret where name = $1', [name]);
  const secret = rows[0]?.value;
  if (secret === undefined) throw new Error(`the secret ${name} is gone`);
  return secret;
}
