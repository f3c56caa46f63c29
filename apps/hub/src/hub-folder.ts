import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running hub leaves in its folder for the commands beside it. */
export type HubAddress = Readonly<{ url: string; connectionString: string; pid: number }>;

const addressFile = 'hub.json';
const tokenFile = 'operator.token';

/** Whoever may read the folder may operate the hub: the token counts as a key of `VN`. It is made at the first start. */
export async function operatorToken(dataDir: string): Promise<string> {
  const known = await readOperatorToken(dataDir);
  if (known !== undefined) return known;
  await mkdir(dataDir, { recursive: true });
  const token = `egv_operator_${randomBytes(32).toString('base64url')}`;
  await writeSecretly(join(dataDir, tokenFile), token);
  return token;
}

export async function readOperatorToken(dataDir: string): Promise<string | undefined> {
  return await readFile(join(dataDir, tokenFile), 'utf8').catch(() => undefined);
}

export async function publishAddress(dataDir: string, address: HubAddress): Promise<void> {
  await writeSecretly(join(dataDir, addressFile), JSON.stringify(address));
}

export async function withdrawAddress(dataDir: string): Promise<void> {
  await rm(join(dataDir, addressFile), { force: true });
}

/** Undefined if no hub runs on the folder; a killed hub leaves its address, so the process is asked for too. */
export async function readAddress(dataDir: string): Promise<HubAddress | undefined> {
  const text = await readFile(join(dataDir, addressFile), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const address: unknown = JSON.parse(text);
  return isAddress(address) && isAlive(address.pid) ? address : undefined;
}

function isAddress(value: unknown): value is HubAddress {
  return (
    typeof value === 'object' &&
    value !== null &&
    'url' in value &&
    typeof value.url === 'string' &&
    'connectionString' in value &&
    typeof value.connectionString === 'string' &&
    'pid' in value &&
    typeof value.pid === 'number'
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Written whole or not at all, and readable by its owner only. */
async function writeSecretly(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, text, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, path);
}
