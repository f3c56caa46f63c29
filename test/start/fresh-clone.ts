import { execFileSync, spawn, spawnSync, type SpawnOptions } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../apps/hub/src/postgres/free-port.js';
import { pause } from './hub-process.js';

/**
 * `npm ci && npm start` in a fresh clone in an empty folder: as whoever runs this, as an ordinary user too where that is
 * root, and each with install scripts forbidden by npm's settings. Downloads the packages each time.
 *
 * Usage: npm run test:fresh
 */
type User = Readonly<{ name: string; uid?: number; gid?: number }>;

/** The ids that Linux gives to nobody in particular. */
const nobody = { name: 'an ordinary user', uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;
const users: readonly User[] = isRoot ? [{ name: 'root' }, nobody] : [{ name: 'an ordinary user' }];
const readyWithinMs = 240_000;

for (const user of users) {
  for (const scripts of ['allowed', 'forbidden'] as const) await starts(user, scripts);
}

async function starts(user: User, scripts: 'allowed' | 'forbidden'): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-fresh-'));
  const clone = join(folder, 'clone');
  try {
    execFileSync('git', ['clone', '--quiet', process.cwd(), clone]);
    if (scripts === 'forbidden') await writeFile(join(clone, '.npmrc'), 'ignore-scripts=true\n');
    await chmod(folder, 0o755);
    if (user.uid !== undefined) execFileSync('chown', ['-R', `${user.uid}:${user.gid ?? user.uid}`, folder]);
    const as: SpawnOptions = {
      cwd: clone,
      env: { PATH: process.env['PATH'], HOME: folder },
      ...(user.uid === undefined ? {} : { uid: user.uid, gid: user.gid }),
    };
    const installed = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { ...as, encoding: 'utf8' });
    const seen = installed.status === 0 ? await readyAndStopped(as) : `npm ci: ${installed.stderr}`;
    if (seen !== undefined) process.exitCode = 1;
    console.log(`${seen === undefined ? 'kept' : 'FAILED'}: as ${user.name}, install scripts ${scripts} ${seen ?? ''}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Answers what went wrong, if anything did. */
async function readyAndStopped(as: SpawnOptions): Promise<string | undefined> {
  const port = await freePort();
  const child = spawn('npm', ['start', '--', '--empty', '--port', String(port)], {
    ...as,
    stdio: 'pipe',
    detached: true,
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const isReady = await readyAt(`http://127.0.0.1:${port}/health/ready`);
  process.kill(-(child.pid ?? 0), 'SIGINT'); // as Ctrl-C does: the whole group hears it
  await Promise.race([ended, pause(30_000)]);
  if (!isReady) return `not ready within ${readyWithinMs} ms: ${said}`;
  return child.exitCode === null && child.signalCode === null ? 'does not stop' : undefined;
}

async function readyAt(url: string): Promise<boolean> {
  const begun = performance.now();
  while (performance.now() - begun < readyWithinMs) {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (response?.status === 200) return true;
    await pause(500);
  }
  return false;
}
