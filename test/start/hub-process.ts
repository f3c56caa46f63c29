import { type ChildProcess, spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const launcher = 'apps/cli/bin/lienthong.js';

/** How a process ended, and what it had said. */
export type Ended = Readonly<{ code: number | null; out: string; err: string }>;

/** One hub as a process of its own, told apart from this one by nothing but its address. */
export class HubProcess {
  private out = '';
  private err = '';
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;
  private readonly begun = performance.now();

  constructor(args: readonly string[]) {
    this.child = spawn(process.execPath, [launcher, 'up', '--json', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.out += text));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.err += text));
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code) => resolve({ code, out: this.out, err: this.err }));
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Milliseconds from its start until it answers that it is ready. Rejects when it ends before. */
  async ready(): Promise<number> {
    const early = this.ended.then(({ code, out, err }) => {
      throw new Error(`the hub ended with ${code} before it was ready: ${out}${err}`);
    });
    for (;;) {
      const url = this.url();
      if (url !== undefined && (await isReady(url))) return performance.now() - this.begun;
      await Promise.race([pause(10), early]);
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Its address, once it has said it. */
  url(): string | undefined {
    return /"state":"ready","url":"([^"]+)"/.exec(this.out)?.[1];
  }

  /** Ends it in good order, or by force when it does not. */
  async stop(): Promise<Ended> {
    this.kill('SIGTERM');
    const late = setTimeout(() => this.kill('SIGKILL'), 30_000);
    return await this.ended.finally(() => clearTimeout(late));
  }
}

/** What a figure answers, as the operator of the folder. */
export async function figure(url: string, folder: string): Promise<unknown> {
  const response = await fetch(`${url}/v1/observations?measure=dossiers.received&org=VN&period=2020`, {
    headers: { authorization: `Bearer ${await operatorToken(folder)}` },
  });
  const answer: unknown = await response.json();
  const [row]: unknown[] = Reflect.get(Object(answer), 'data') ?? [];
  return Reflect.get(Object(row), 'numerator');
}

/** Sends dossiers that are new to the hub, and waits until they are counted. */
export async function sendDossiers(url: string, folder: string, count: number): Promise<void> {
  const events = Array.from({ length: count }, (_, index) => ({
    specversion: '1.0',
    id: `start-${index}`,
    source: 'urn:egov:H58:onestop',
    type: 'vn.egov.onestop.dossier.received.v1',
    subject: `D-start-${index}`,
    time: '2020-07-10T08:00:00+07:00',
    data: { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' },
  }));
  const response = await fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await operatorToken(folder)}`,
      'content-type': 'application/cloudevents-batch+json',
    },
    body: JSON.stringify(events),
  });
  if (response.status !== 202) throw new Error(`the hub answered ${response.status}: ${await response.text()}`);
  for (let tries = 0; (await figure(url, folder)) !== count && tries < 200; tries += 1) await pause(50);
}

/** Resident memory of processes together, in MB: as `ps` counts it, and with pages that several share counted once. */
export async function memoryOf(pids: readonly number[]): Promise<string> {
  const [resident, own] = [await megabytesOf('Rss', pids), await megabytesOf('Pss', pids)];
  return `${resident} MB (${own} MB with shared pages counted once)`;
}

/** 0 where Linux does not tell. */
export async function megabytesOf(name: 'Rss' | 'Pss', pids: readonly number[]): Promise<number> {
  const rollups = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')));
  const kilobytes = rollups.map((rollup) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0));
  return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1024);
}

/** All that is left in a folder by a hub that should be gone. */
export async function remainsIn(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder);
  return files.filter((name) => name.startsWith('hub.') || name.endsWith('.new'));
}

async function operatorToken(folder: string): Promise<string> {
  return await readFile(join(folder, 'operator.token'), 'utf8');
}

async function isReady(url: string): Promise<boolean> {
  const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  return response?.status === 200;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
