import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Kills the hub and its PostgreSQL in turn, again and again, while senders retry until each event is acknowledged. Then
 * every acknowledged event must stand where its receipt says and count exactly once, and a replay must agree.
 *
 * Usage: npm run test:chaos -- [kills]
 */
const kills = Number(process.argv[2] ?? 50);
const port = 8_391;
const url = `http://127.0.0.1:${port}`;
const launcher = 'apps/cli/bin/lienthong.js';
const senders = 4;

const folder = await mkdtemp(join(tmpdir(), 'lienthong-chaos-'));
const received = new Map<string, string>();
const readyMs: number[] = [];
let running = true;
let hub = await started();
const key = await operatorToken();
const load = Promise.all(Array.from({ length: senders }, (_, sender) => send(sender)));

for (let kill = 1; kill <= kills; kill += 1) {
  await pause(300 + Math.random() * 900);
  const begun = performance.now();
  if (kill % 2 === 0) {
    process.kill(await postgresPid(), 'SIGKILL');
    await pause(20);
  } else {
    hub.kill('SIGKILL');
    hub = await started();
  }
  await ready();
  readyMs.push(performance.now() - begun);
  if (kill % 10 === 0) console.log(`${kill} kills, ${received.size} acknowledged`);
}
running = false;
await load;
await report();

async function report(): Promise<void> {
  const counted = await settledCount();
  let misplaced = 0;
  for (const [id, position] of received) {
    const answer = await asked(`/v1/events/${position}`);
    if (!JSON.stringify(answer).includes(`"${id}"`)) misplaced += 1;
  }
  const sorted = readyMs.sort((a, b) => a - b);
  const summary = {
    kills,
    acknowledged: received.size,
    counted,
    misplaced,
    readyMs: { median: Math.round(sorted[sorted.length >> 1] ?? 0), worst: Math.round(sorted.at(-1) ?? 0) },
  };
  const replayAgrees = verified();
  hub.kill('SIGTERM');
  console.log(JSON.stringify({ ...summary, replayAgrees }));
  await mkdir('test/chaos/results', { recursive: true });
  await writeFile('test/chaos/results/kill.json', `${JSON.stringify({ ...summary, replayAgrees }, undefined, 2)}\n`);
  const kept = counted === received.size && misplaced === 0 && replayAgrees && summary.readyMs.worst <= 5_000;
  if (kept) await rm(folder, { recursive: true, force: true });
  else process.exitCode = 1;
}

/** Whether a replay of the log into empty tables comes to the same figures for every recorded day. */
function verified(): boolean {
  const { status } = spawnSync(process.execPath, [launcher, 'verify', '--data', folder, '--json'], {
    stdio: 'inherit',
  });
  return status === 0;
}

/** The figure once it stands still. */
async function settledCount(): Promise<number> {
  let before = -1;
  for (;;) {
    const answer = await asked('/v1/observations?measure=dossiers.received&org=VN&period=2020');
    const count = Number(Reflect.get(Object(Reflect.get(Object(answer), 'data')[0]), 'numerator'));
    if (count === before) return count;
    before = count;
    await pause(1_500);
  }
}

async function send(sender: number): Promise<void> {
  for (let number = 0; running; number += 1) {
    const events = Array.from({ length: 10 }, (_, index) => dossier(`${sender}-${number}-${index}`));
    for (const [id, position] of await acknowledged(events)) received.set(id, position);
  }
}

/** Sends the same batch until it is answered: what was not answered may or may not be there. */
async function acknowledged(events: readonly object[]): Promise<readonly (readonly [string, string])[]> {
  for (;;) {
    try {
      const response = await fetch(`${url}/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents-batch+json' },
        body: JSON.stringify(events),
        signal: AbortSignal.timeout(5_000),
      });
      if (response.status === 202) {
        const { events: verdicts }: { events: { id: string; position: string }[] } = await response.json();
        return verdicts.map(({ id, position }) => [id, position] as const);
      }
    } catch {
      // the hub is down: the same events are sent again
    }
    await pause(50);
  }
}

function dossier(id: string): object {
  return {
    specversion: '1.0',
    id,
    source: 'urn:egov:H58:onestop',
    type: 'vn.egov.onestop.dossier.received.v1',
    subject: `D-${id}`,
    time: '2020-07-10T08:00:00+07:00',
    data: { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' },
  };
}

async function started(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [launcher, 'up', '--empty', '--port', String(port), '--data', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await ready();
  return child;
}

async function ready(): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined);
    if (response?.status === 200) return;
    await pause(20);
  }
}

async function asked(path: string): Promise<unknown> {
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${key}` } });
  return await response.json();
}

async function operatorToken(): Promise<string> {
  return await readFile(join(folder, 'operator.token'), 'utf8');
}

async function postgresPid(): Promise<number> {
  return Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
