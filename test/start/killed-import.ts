import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { saveSimulation } from '../../apps/cli/src/simulate/save-simulation.js';
import { simulationOf } from '../../apps/hub/src/sample-year.js';
import { type HubProcess, pause } from './hub-process.js';

/** What an import answered at last, after one of the same file was killed, and how many events then stand in the log. */
export type Resumed = Readonly<{ total: number; found: number; imported: number; logged: number; before: number }>;

/** Imports into the log of a running hub, kills that in its midst, and imports the same file again. */
export async function importKilledOnce(hub: HubProcess, folder: string): Promise<Resumed> {
  const file = join(folder, 'year.ndjson');
  const total = await saveSimulation(file, simulationOf({ seed: 3, events: 60_000, year: 2020 }));
  const before = await loggedEvents(hub);
  const killed = importing(folder, file);
  while ((await loggedEvents(hub)) === before && killed.child.exitCode === null) await pause(20);
  killed.child.kill('SIGKILL');
  await killed.answer;
  const answer: unknown = JSON.parse(await importing(folder, file).answer);
  const [found, imported] = [Reflect.get(Object(answer), 'found'), Reflect.get(Object(answer), 'imported')];
  return { total, found: Number(found), imported: Number(imported), logged: await loggedEvents(hub), before };
}

function importing(folder: string, file: string): { child: ReturnType<typeof spawn>; answer: Promise<string> } {
  const args = ['apps/cli/bin/lienthong.js', 'import', file, '--data', folder, '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  return { child, answer: new Promise((resolve) => void child.once('close', () => resolve(out))) };
}

/** All that stands in the log, as the hub's own metrics say. */
async function loggedEvents(hub: HubProcess): Promise<number> {
  const metrics = await fetch(`${hub.url() ?? ''}/metrics`).then((response) => response.text());
  const lines = [...metrics.matchAll(/^lienthong_log_events\{[^}]*\} (\d+)$/gm)];
  return lines.reduce((sum, [, count]) => sum + Number(count), 0);
}
