import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { exitCodes, Failure } from '../failure.js';
import { ask, hubClient, type HubClient, type HubOptions, member } from '../hub-client.js';
import { print } from '../output.js';
import { withHub } from './shared-options.js';

type Options = HubOptions & Readonly<{ json?: boolean; dryRun?: boolean }>;
type Tally = { accepted: number; duplicate: number; rejected: unknown[] };

export function registerSend(program: Command): void {
  withHub(program.command('send <file>'))
    .description('sends events: one JSON event, a JSON array, NDJSON (.ndjson, .jsonl) or CSV (.csv)')
    .option('--dry-run', 'only checks them at the hub')
    .addHelpText('after', '\nExample:\n  lienthong send event.json --key egv_…')
    .action(send);
}

async function send(file: string, options: Options): Promise<void> {
  const client = await hubClient(options);
  const tally = await sent(client, file, options.dryRun === true);
  print(options.json, tally, () => words(tally));
  if (tally.rejected.length > 0) process.exitCode = exitCodes.failed;
}

async function sent(client: HubClient, file: string, dryRun: boolean): Promise<Tally> {
  const path = dryRun ? '/v1/events:validate' : '/v1/events';
  if (file.endsWith('.csv')) return added(blank(), await sendFile(client, file));
  let tally = blank();
  for await (const batch of batches(file)) {
    const body = `[${batch.join(',')}]`;
    const asked = { method: 'POST', path, body, contentType: 'application/cloudevents-batch+json' };
    tally = added(tally, await ask(client, asked));
  }
  return tally;
}

async function sendFile(client: HubClient, file: string): Promise<unknown> {
  return await ask(client, {
    method: 'POST',
    path: '/v1/files',
    body: new Uint8Array(await readFile(file)),
    contentType: 'text/csv',
  });
}

const batchSize = 500;

/** JSON texts of events, in batches. */
async function* batches(file: string): AsyncGenerator<readonly string[]> {
  if (!/\.(ndjson|jsonl)$/.test(file)) {
    const text = (await readFile(file, 'utf8')).trim();
    yield text.startsWith('[') ? [text.slice(1, -1)] : [text];
    return;
  }
  let batch: string[] = [];
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    if (line.trim() !== '') batch.push(line);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function blank(): Tally {
  return { accepted: 0, duplicate: 0, rejected: [] };
}

function added(tally: Tally, answer: unknown): Tally {
  const verdicts = member(answer, 'events');
  if (!Array.isArray(verdicts)) throw new Failure('the hub answered without verdicts');
  const rejected = verdicts.filter((verdict: unknown): verdict is object => member(verdict, 'status') === 'rejected');
  return {
    accepted: tally.accepted + Number(member(answer, 'accepted') ?? 0),
    duplicate: tally.duplicate + Number(member(answer, 'duplicate') ?? 0),
    rejected: [...tally.rejected, ...rejected],
  };
}

function words({ accepted, duplicate, rejected }: Tally): string {
  const refusals = rejected.slice(0, 20).map((verdict) => `  ${JSON.stringify(verdict)}`);
  return [`${accepted} accepted, ${duplicate} duplicate, ${rejected.length} rejected`, ...refusals].join('\n');
}
