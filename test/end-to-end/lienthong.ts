import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Ended } from '../start/hub-process.js';

/** Runs `lienthong` as a person does, to its end. */
export function lienthong(...args: readonly string[]): Promise<Ended> {
  return endOf(started(args));
}

/** Runs it with nobody who reads what it says, as behind `lienthong … | head` once `head` has enough. */
export function lienthongUnread(...args: readonly string[]): Promise<Ended> {
  const child = started(args);
  child.stdout.destroy();
  return endOf(child);
}

function started(args: readonly string[]): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, ['apps/cli/bin/lienthong.js', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

function endOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, out, err }));
  });
}
