import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { processVariables } from '#runtime';

export type Guarded = Readonly<{
  pid: number;
  /** With its exit code; 128 and more where a signal ended it. */
  ended: Promise<number>;
}>;

export type GuardedCommand = Readonly<{
  command: readonly string[];
  /** A file that all that it says is appended to. */
  output: string;
  /** Beside those of this process. */
  variables?: Readonly<Record<string, string>>;
}>;

/** The shell says the pid, and ends the process when this one no longer holds the other end of the shell's input. */
const guard =
  '"$@" <&- >&2 & echo $!; exec 3<&0; cat <&3 >/dev/null & wait -n; code=$?; kill -9 $(jobs -p) 2>/dev/null; wait; exit $code';

/**
 * Starts a process that ends with this one, however this one ends. A Ctrl-C on the terminal does not reach it: whoever
 * started it says when it ends.
 */
export async function startGuarded({ command, output, variables }: GuardedCommand): Promise<Guarded> {
  const child = spawn('bash', ['-c', guard, 'guard', ...command], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    env: { ...processVariables(), ...variables },
  });
  child.stderr.pipe(createWriteStream(output, { flags: 'a' }));
  const ended = once(child, 'exit').then(([code]: unknown[]) => Number(code ?? 128));
  const said = once(child.stdout, 'data').then(([pid]: unknown[]) => Number(String(pid)));
  const pid = await Promise.race([said, ended.then(() => 0)]);
  if (pid > 0) return { pid, ended };
  throw new Error(`${command[0]} did not start`);
}

/** Asks a process to end, and ends it when it does not within a while. */
export async function endGuarded({ pid, ended }: Guarded, withinMs: number): Promise<void> {
  signalTo(pid, 'SIGTERM');
  const late = setTimeout(() => signalTo(pid, 'SIGKILL'), withinMs);
  await ended.finally(() => clearTimeout(late));
}

/** It may have ended meanwhile. */
export function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // there is nothing left to end
  }
}
