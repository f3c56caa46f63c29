import type { Database } from '../database.js';
import { ApiKeyRow } from '../tables.js';

/** A key as it may be shown: never its hash, never the key. */
export type ApiKey = Readonly<{
  id: string;
  agency: string;
  label: string;
  createdAt: Date;
  revokedAt: Date | null;
}>;

export async function insertApiKey(
  { orm }: Database,
  key: Readonly<{ id: string; hash: Buffer; agency: string; label: string }>,
): Promise<void> {
  await orm.getRepository(ApiKeyRow).insert({ ...key });
}

/** The key of this id with its hash, revoked or not; undefined if there is none. */
export async function findApiKey({ orm }: Database, id: string): Promise<(ApiKey & { hash: Buffer }) | undefined> {
  return (await orm.getRepository(ApiKeyRow).findOneBy({ id })) ?? undefined;
}

/** All keys, the oldest first. */
export async function listApiKeys({ orm }: Database): Promise<readonly ApiKey[]> {
  return await orm.getRepository(ApiKeyRow).find({
    select: { id: true, agency: true, label: true, createdAt: true, revokedAt: true },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
}

/** False if there is no such key; revoking one twice keeps the first instant. */
export async function revokeApiKey({ pool }: Database, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'update control.api_key set revoked_at = coalesce(revoked_at, now()) where id = $1',
    [id],
  );
  return rowCount === 1;
}
