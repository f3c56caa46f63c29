import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Command } from 'commander';
import { simulationOf } from '../../../hub/src/sample-year.js';
import { simulation, type SimulationOptions } from '../../../hub/src/simulate/simulation.js';
import { Failure } from '../failure.js';
import { ask, hubClient, type HubClient, type HubOptions, request } from '../hub-client.js';
import { print } from '../output.js';
import { withHub } from './shared-options.js';

type Options = HubOptions &
  Readonly<{ json?: boolean; seed: string; events: string; year: string; out?: string; rate: string }>;

export function registerSimulate(program: Command): void {
  withHub(program.command('simulate'))
    .description('makes up a year of events, the same for the same seed: into a file with recordedtime, or over HTTP')
    .option('--seed <number>', 'another seed, another year', '1')
    .option('--events <number>', 'about so many', '10000')
    .option('--year <year>', 'the year in which they happen', '2020')
    .option('--out <file>', 'NDJSON file for `lienthong import`; left out, they are sent to the hub')
    .option('--rate <number>', 'events a second over HTTP; 0 is as fast as the hub takes them', '0')
    .addHelpText('after', '\nExample:\n  lienthong simulate --events 100000 --seed 7 --out year.ndjson')
    .action(simulate);
}

async function simulate(options: Options): Promise<void> {
  const wanted = simulationOf({
    seed: whole('seed', options.seed),
    events: whole('events', options.events),
    year: whole('year', options.year),
  });
  const written =
    options.out === undefined
      ? await sent(await hubClient(options), wanted, whole('rate', options.rate))
      : await saved(options.out, wanted);
  print(options.json, { events: written, out: options.out ?? null }, () => `${written} events`);
}

async function saved(file: string, wanted: SimulationOptions): Promise<number> {
  const out = createWriteStream(file);
  let count = 0;
  for (const event of simulation(wanted)) {
    count += 1;
    if (!out.write(`${JSON.stringify(event)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  return count;
}

const batchSize = 500;

async function sent(client: HubClient, wanted: SimulationOptions, rate: number): Promise<number> {
  const begun = performance.now();
  let batch: string[] = [];
  let count = 0;
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await send(client, batch);
    count += batch.length;
    batch = [];
    const ahead = rate > 0 ? (count / rate) * 1_000 - (performance.now() - begun) : 0;
    if (ahead > 0) await pause(ahead);
  };
  for (const { recordedtime: _recordedtime, ...event } of simulation(wanted)) {
    batch.push(JSON.stringify(event));
    if (batch.length === batchSize) await flush();
  }
  await flush();
  return count;
}

/** A hub that has too much to do says when to come again. */
async function send(client: HubClient, batch: readonly string[]): Promise<void> {
  const body = `[${batch.join(',')}]`;
  const asked = { method: 'POST', path: '/v1/events', body, contentType: 'application/cloudevents-batch+json' };
  for (;;) {
    const response = await request(client, asked);
    if (response.ok) return;
    if (response.status !== 429 && response.status !== 503) await ask(client, asked);
    await pause(1_000 * Number(response.headers.get('retry-after') ?? 1));
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new Failure(`--${name}: ${text} is no whole number`);
}
