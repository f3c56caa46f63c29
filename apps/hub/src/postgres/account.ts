import { execFile } from 'node:child_process';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** Who runs PostgreSQL. It refuses to run as root, so that root needs another user for it. */
export type Account = Readonly<{ uid: number; gid: number }>;

/** How a command is started under that account. */
export type Launcher = (command: string, args: readonly string[]) => Launch;
type Launch = Readonly<{ command: string; args: readonly string[]; uid?: number; gid?: number }>;

const run = promisify(execFile);
const userName = 'postgres';
const setpriv = '/usr/bin/setpriv';

/** Undefined: PostgreSQL runs as the user of this process. */
export async function postgresAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  return (await lookUp()) ?? (await create());
}

/**
 * Every process that is started here ends with this one, even when this one is killed (where the kernel can do that), so
 * that no database is left behind that nobody serves. `paths` are what the account must reach.
 */
export async function launcherFor(account: Account | undefined, paths: readonly string[]): Promise<Launcher> {
  const tied = await access(setpriv).then(
    () => ['--pdeathsig', 'INT'],
    () => undefined,
  );
  if (account === undefined) {
    return (command, args) =>
      tied === undefined ? { command, args } : { command: setpriv, args: [...tied, command, ...args] };
  }
  const closed = await firstClosedFolder(account, paths);
  if (tied === undefined) {
    if (closed !== undefined) throw unreachable(closed);
    return (command, args) => ({ command, args, ...account });
  }
  const reach = closed === undefined ? [] : await rightToPass(closed);
  const become = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--init-groups', ...reach];
  return (command, args) => ({ command: setpriv, args: [...tied, ...become, command, ...args] });
}

async function lookUp(): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', userName]), run('id', ['-g', userName])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function create(): Promise<Account> {
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', userName]);
  } catch (cause) {
    throw new Error(
      `PostgreSQL does not run as root, and the user ${userName} could not be made: run the hub as another user`,
      {
        cause,
      },
    );
  }
  const account = await lookUp();
  if (account === undefined) throw new Error(`the user ${userName} was made and is not found`);
  return account;
}

/**
 * Root may hand one right on: to pass through folders (and to read), as root itself does. Without it a hub that is
 * unpacked under a home with mode 0700 could not start. Containers often withhold it from root; then the operator decides.
 */
async function rightToPass(closed: string): Promise<readonly string[]> {
  const grant = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];
  try {
    await run(setpriv, [...grant, '/bin/true']);
    return grant;
  } catch {
    throw unreachable(closed);
  }
}

async function firstClosedFolder(account: Account, paths: readonly string[]): Promise<string | undefined> {
  for (const folder of new Set(paths.flatMap(withParents))) {
    const { mode, uid, gid } = await stat(folder);
    const passBit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & passBit) === 0) return folder;
  }
  return undefined;
}

function withParents(path: string): readonly string[] {
  return dirname(path) === path ? [path] : [...withParents(dirname(path)), path];
}

function unreachable(folder: string): Error {
  return new Error(
    `PostgreSQL runs as the user ${userName}, who may not pass through ${folder}: ` +
      `open it (chmod o+x), keep hub and data elsewhere, or run the hub as another user than root`,
  );
}
