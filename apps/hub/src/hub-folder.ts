import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '#runtime';
import { processIdentity } from './postgres/processes.js';

/** What a running hub leaves in its folder for the commands beside it. */
export type HubAddress = Readonly<{
  url: string;
  connectionString: string;
  /** Its brokers, if its log is in Kafka. */
  kafka?: string | undefined;
  pid: number;
}>;

/** `process` names one run of one process, which a pid alone does not. */
type Published = HubAddress & Readonly<{ process: string }>;

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
  return await readIfThere(join(dataDir, tokenFile));
}

export async function publishAddress(dataDir: string, address: HubAddress): Promise<void> {
  const published = { ...address, process: (await processIdentity(address.pid)) ?? String(address.pid) };
  await writeSecretly(join(dataDir, addressFile), JSON.stringify(published));
}

export async function withdrawAddress(dataDir: string): Promise<void> {
  await rm(join(dataDir, addressFile), { force: true });
}

/**
 * Undefined if no hub runs on the folder. A killed hub leaves its address, and its pid may be another program's by now: so
 * the process must be the very one that wrote it.
 */
export async function readAddress(dataDir: string): Promise<HubAddress | undefined> {
  const text = await readIfThere(join(dataDir, addressFile));
  const address = text === undefined ? undefined : parsed(text);
  if (!isPublished(address)) return undefined;
  const { process: written, ...known } = address;
  return (await processIdentity(address.pid)) === written ? known : undefined;
}

function isPublished(value: unknown): value is Published {
  return (
    typeof value === 'object' &&
    value !== null &&
    'url' in value &&
    typeof value.url === 'string' &&
    'connectionString' in value &&
    typeof value.connectionString === 'string' &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'process' in value &&
    typeof value.process === 'string'
  );
}

/** Undefined where there is no such file; one that may not be read is not taken for missing, and so not written anew. */
async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** A power cut may leave an empty file. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Written whole or not at all, and readable by its owner only. */
async function writeSecretly(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, text, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, path);
}
