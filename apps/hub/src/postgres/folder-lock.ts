import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '#runtime';
import { processIdentity } from './processes.js';

export type FolderLock = { release(): Promise<void> };

const lockFile = 'hub.lock';

/**
 * One hub per folder. The lock names the process that holds it, so that the lock of a killed hub is taken over at once
 * and a living hub is never disturbed.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, lockFile);
  const mine = (await processIdentity(process.pid)) ?? String(process.pid);
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, mine, { mode: 0o644 });
  try {
    // a hard link appears with its whole content or not at all
    while (!(await succeeds(link(draft, file), 'EEXIST'))) await removeStale(file, folder);
  } finally {
    await rm(draft, { force: true });
  }
  return { release: () => rm(file, { force: true }) };
}

/** Whether a living process holds the lock of this folder. */
export async function folderHolder(folder: string): Promise<number | undefined> {
  const holder = await readFile(join(folder, lockFile), 'utf8').catch(() => '');
  const pid = Number(holder.split(' ')[0]);
  return holder !== '' && (await processIdentity(pid)) === holder ? pid : undefined;
}

async function removeStale(file: string, folder: string): Promise<void> {
  const living = await folderHolder(folder);
  if (living !== undefined) {
    throw new Error(
      `${folder} is in use by the hub with process id ${living}: stop that one first, or choose another folder`,
    );
  }
  const aside = `${file}.stale.${process.pid}`;
  const seen = await readFile(file, 'utf8').catch(() => undefined);
  if (seen === undefined || !(await succeeds(rename(file, aside), 'ENOENT'))) return;
  // Between reading and renaming another starter may have taken the stale lock over: then this one is alive, and goes back.
  if ((await readFile(aside, 'utf8')) !== seen) await succeeds(link(aside, file), 'EEXIST');
  await rm(aside, { force: true });
}

async function succeeds(work: Promise<void>, expectedFailure: string): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (errorCode(error) === expectedFailure) return false;
    throw error;
  }
}
