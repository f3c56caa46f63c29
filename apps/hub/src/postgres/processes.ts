import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode } from '#runtime';

/**
 * A name for one run of one process: pids come again, a pid with its start time in the same boot does not. Undefined when
 * no such process runs (a zombie does not run). Where /proc is missing, the pid has to do.
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => undefined);
  if (boot === undefined) return exists(pid) ? String(pid) : undefined;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // the second field is the command in brackets and may hold blanks and brackets itself
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  if (startTicks === undefined || state === 'Z') return undefined;
  return `${pid} ${startTicks} ${boot.trim()}`;
}

/** Whether the system tells what its processes are: Linux does, but where /proc is not mounted. */
export async function seesProcesses(): Promise<boolean> {
  return await readFile('/proc/self/stat', 'utf8').then(
    () => true,
    () => false,
  );
}

/** The postgres processes that work in this folder: every one of them changes into its cluster's folder. */
export async function postgresProcessesIn(cluster: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map(async (pid) => ((await worksIn(pid, cluster)) ? [pid] : [])));
  return found.flat();
}

async function worksIn(pid: number, cluster: string): Promise<boolean> {
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  if (folder !== cluster) return false;
  return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).startsWith('postgres');
}

/** Whether `pid` is a postmaster that was started on this folder. */
export async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
  return (command[0] ?? '').endsWith('postgres') && command[command.indexOf('-D') + 1] === cluster;
}

export function send(signal: NodeJS.Signals, pid: number): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it ended in the meantime, which is what the signal was for
  }
}

/** False when the condition did not come true in time. */
export async function waitUntil(condition: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > deadline) return false;
    await delay(20);
  }
  return true;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // another user's process may not be signalled, and is there all the same
    return errorCode(error) === 'EPERM';
  }
}
