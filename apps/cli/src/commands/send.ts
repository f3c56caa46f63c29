import type { Command } from 'commander';
import { exitCodes } from '../failure.js';
import { hubClient, type HubOptions } from '../hub-client.js';
import { print } from '../output.js';
import { checkAtHub, checkCsv, sendFile, type Tally } from '../send-file.js';
import { withHub } from './shared-options.js';

type Options = HubOptions & Readonly<{ json?: boolean; dryRun?: boolean }>;

export function registerSend(program: Command): void {
  withHub(program.command('send <file>'))
    .description('sends events: one JSON event, a JSON array, NDJSON (.ndjson, .jsonl) or CSV (.csv)')
    .option('--dry-run', 'only checks them and stores nothing: at the hub, but CSV without it')
    .addHelpText('after', '\nExample:\n  lienthong send event.json --key egv_…')
    .action(send);
}

async function send(file: string, options: Options): Promise<void> {
  const tally = await sent(file, options);
  print(options.json, tally, () => words(tally));
  if (tally.rejected.length > 0 || tally.stopped_at !== null) process.exitCode = exitCodes.failed;
}

async function sent(file: string, options: Options): Promise<Tally> {
  if (options.dryRun === true && file.endsWith('.csv')) return await checkCsv(file);
  const client = await hubClient(options);
  const onDeferred = (seconds: number): void => {
    if (options.json !== true) process.stderr.write(`the hub has too much to do; again in ${seconds} s\n`);
  };
  return await (options.dryRun === true ? checkAtHub : sendFile)(client, { file, onDeferred });
}

function words({ accepted, duplicate, valid, rejected, not_shown: notShown, stopped_at: stoppedAt }: Tally): string {
  const good = valid === undefined ? `${accepted} accepted, ${duplicate} duplicate` : `${valid} valid`;
  const refusals = rejected.slice(0, 20).map((verdict) => `  ${JSON.stringify(verdict)}`);
  const rest = stoppedAt === null ? [] : [`! not read from line ${stoppedAt} on`];
  return [`${good}, ${rejected.length + notShown} rejected`, ...refusals, ...rest].join('\n');
}
