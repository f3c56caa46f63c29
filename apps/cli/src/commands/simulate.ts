import type { Command } from 'commander';
import { simulationOf } from '../../../hub/src/sample-year.js';
import { exitCodes, Failure } from '../failure.js';
import { hubClient, type HubOptions } from '../hub-client.js';
import { print } from '../output.js';
import { saveSimulation } from '../simulate/save-simulation.js';
import { sendSimulation } from '../simulate/send-simulation.js';
import { withHub } from './shared-options.js';

type Options = HubOptions &
  Readonly<{
    json?: boolean;
    seed: string;
    events: string;
    year: string;
    from?: string;
    to?: string;
    out?: string;
    rate: string;
    malformed: string;
  }>;

export function registerSimulate(program: Command): void {
  withHub(program.command('simulate'))
    .description('makes up a year of events, the same for the same seed: into a file with recordedtime, or over HTTP')
    .option('--seed <number>', 'another seed, another year', '1')
    .option('--events <number>', 'about so many', '10000')
    .option('--year <year>', 'the year in which they happen', '2020')
    .option('--from <day>', 'instead of a year: from this day, 2025-05-01')
    .option('--to <day>', 'to before this day; left out, a year later')
    .option('--out <file>', 'NDJSON file for `lienthong import`; left out, they are sent to the hub')
    .option('--rate <number>', 'events a second over HTTP; 0 is as fast as the hub takes them', '0')
    .option('--malformed <share>', 'over HTTP: the share of events with a mistake, which the hub refuses', '0.001')
    .addHelpText('after', '\nExample:\n  lienthong simulate --events 100000 --seed 7 --out year.ndjson')
    .action(simulate);
}

async function simulate(options: Options): Promise<void> {
  const numbers = { seed: whole('seed', options.seed), events: whole('events', options.events) };
  const wanted = simulationOf({ ...numbers, ...span(options) });
  if (options.out !== undefined) {
    const events = await saveSimulation(options.out, wanted);
    print(options.json, { events, out: options.out }, () => `${events} events`);
    return;
  }
  const traffic = { rate: whole('rate', options.rate), malformed: share('malformed', options.malformed) };
  const sent = await sendSimulation(await hubClient(options), { simulation: wanted, ...traffic });
  const { events, accepted, duplicate, rejected, deferred } = sent;
  const verdicts = `${accepted} accepted, ${duplicate} duplicate, ${rejected} rejected`;
  print(options.json, { ...sent, out: null }, () => `${events} events: ${verdicts}; ${deferred} times told to wait`);
}

function span({ year, from, to }: Options): Readonly<{ from: string; to: string }> {
  const first = day('from', from ?? `${whole('year', year)}-01-01`);
  const last = day('to', to ?? `${Number(first.slice(0, 4)) + 1}${first.slice(4)}`);
  if (first < last) return { from: first, to: last };
  throw new Failure(`--to: ${last} is not later than ${first}`, exitCodes.usage);
}

function day(name: string, text: string): string {
  const start = new Date(`${text}T00:00:00Z`);
  if (text.length === 10 && !Number.isNaN(start.getTime()) && start.toISOString().startsWith(text)) return text;
  throw new Failure(`--${name}: ${text} is no day, such as 2020-01-31`, exitCodes.usage);
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new Failure(`--${name}: ${text} is no whole number`, exitCodes.usage);
}

function share(name: string, text: string): number {
  const value = Number(text);
  if (value >= 0 && value <= 1) return value;
  throw new Failure(`--${name}: ${text} is no share from 0 to 1`, exitCodes.usage);
}
