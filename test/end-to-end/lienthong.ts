import { spawn } from 'node:child_process';
import type { Ended } from '../start/hub-process.js';

/** Runs `lienthong` as a person does, to its end. */
export function lienthong(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['apps/cli/bin/lienthong.js', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, out, err }));
  });
}
