import type { Database } from '../database.js';

/** The hub's secrets: what pseudonyms are made with, and what seals the cursors of pages. */
export const secretNames = ['pseudonym', 'cursor'] as const;

type SecretName = (typeof secretNames)[number];

/**
 * The secret of this name; the first caller's proposal becomes it, for every process of the hub. A role that may not make
 * one finds it all the same.
 *
 * @param proposal random bytes, used only if there is no secret of this name yet.
 */
export async function secretNamed(database: Database, name: SecretName, proposal: Buffer): Promise<Buffer> {
  const known = await readSecret(database, name);
  if (known !== undefined) return known;
  await database.pool.query('insert into control.secret (name, value) values ($1, $2) on conflict do nothing', [
    name,
    proposal,
  ]);
  const secret = await readSecret(database, name);
  if (secret === undefined) throw new Error(`the secret ${name} is gone`);
  return secret;
}

async function readSecret({ pool }: Database, name: SecretName): Promise<Buffer | undefined> {
  const { rows } = await pool.query<{ value: Buffer }>('select value from control.secret where name = $1', [name]);
  return rows[0]?.value;
}
