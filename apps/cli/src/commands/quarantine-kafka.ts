import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { placeOf, type QuarantinedRecord, quarantinedRecords, redrive } from '#event-log';
import { exitCodes, Failure } from '../failure.js';
import { kafkaAccess } from '../kafka-environment.js';
import { print, table } from '../output.js';
import { redrivenAsTheyWere, redrivenMended } from '../redriven-records.js';

type Listed = Readonly<{ since?: string; json?: boolean }>;
type Options = Listed & Readonly<{ position?: readonly string[]; file?: string }>;

export function registerRedrive(quarantine: Command): void {
  quarantine
    .command('redrive')
    .description('sends records that were refused from inboxes back to them, as they were or mended')
    .option('--position <position...>', 'those of egov.quarantine.v1 at these places')
    .option('--since <time>', 'those that were set aside since then, in RFC 3339')
    .option('--file <file>', 'mended events, one a line: with the id of the refused one, or with mendsid')
    .option('--json', 'answer as one JSON document')
    .addHelpText(
      'after',
      '\nThe cluster is named by KAFKA_BROKERS and so on (see `lienthong topics plan --help`).\n\n' +
        'Example:\n  lienthong quarantine redrive --file mended.ndjson',
    )
    .action(send);
}

/** What the gateways refused from inboxes: it never came into the log, so the hub does not know of it. */
export async function listRefused({ since, json }: Listed): Promise<void> {
  const records = await chosen({ ...(since === undefined ? {} : { since }) });
  const data = records.map((record) => ({ ...shown(record), value: record.record.value?.toString('utf8') ?? null }));
  print(json, { data }, () =>
    table(
      ['position', 'since', 'origin', 'code', 'reason'],
      records.map(shown).map(({ position, since: at, origin, code, message }) => [position, at, origin, code, message]),
    ),
  );
}

async function send(options: Options): Promise<void> {
  const { file, json } = options;
  if (file === undefined && options.position === undefined && options.since === undefined)
    throw new Failure('say which: --position, --since or --file', exitCodes.usage);
  const records = await chosen(options);
  const lines = file === undefined ? undefined : (await readFile(file, 'utf8')).split('\n');
  const redriven = lines === undefined ? redrivenAsTheyWere(records) : redrivenMended(records, lines);
  await redrive(await kafkaAccess(), redriven);
  const sent = redriven.map(({ from }) => ({ position: from.position, topic: from.origin?.topic }));
  print(json, { sent }, () => `${sent.length} records are back in their inboxes, and are checked again`);
}

/** @throws Failure where a place that was named holds nothing. */
async function chosen({ since, position }: Pick<Options, 'since' | 'position'>): Promise<readonly QuarantinedRecord[]> {
  const sinceMs = since === undefined ? 0 : Date.parse(since);
  if (Number.isNaN(sinceMs)) throw new Failure(`--since: ${since ?? ''} is no time`, exitCodes.usage);
  const wanted = position === undefined ? undefined : new Set(position);
  const found: QuarantinedRecord[] = [];
  for await (const record of quarantinedRecords(await kafkaAccess(), sinceMs)) {
    if (wanted === undefined || wanted.delete(record.position)) found.push(record);
  }
  const [missing] = wanted ?? [];
  if (missing !== undefined) throw new Failure(`nothing stands at ${missing}`);
  return found;
}

type Shown = Readonly<{ position: string; since: string; origin: string | null; code: string; message: string }>;

function shown({ position, since, origin, code, message }: QuarantinedRecord): Shown {
  const place = origin === undefined ? null : placeOf(origin);
  return { position, since: new Date(since).toISOString(), origin: place, code, message };
}
