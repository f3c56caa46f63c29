import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Where npm runs every script and Jest every test: the top of the checkout. */
const root = process.cwd();
const pom = join(root, 'deploy', 'kafka', 'pom.xml');

/**
 * The class path of Kafka's broker and tools, fetched with Maven the first time.
 *
 * @throws Error if Java 17 or Maven is missing, or Maven cannot fetch.
 */
export async function kafkaJars(): Promise<string> {
  const version = createHash('sha256')
    .update(await readFile(pom))
    .digest('hex')
    .slice(0, 12);
  const folder = join(root, '.kafka', `jars-${version}`);
  if (!existsSync(folder)) await fetchInto(folder);
  return join(folder, '*');
}

async function fetchInto(folder: string): Promise<void> {
  const half = `${folder}.${process.pid}`;
  await mkdir(half, { recursive: true });
  await run('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${half}`]);
  await rename(half, folder).catch(() => rm(half, { recursive: true })); // another process was first
}
