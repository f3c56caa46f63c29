import type { Command } from 'commander';
import { ask, hubClient, type HubOptions, member } from '../hub-client.js';
import { print, table } from '../output.js';
import { listRefused, registerRedrive } from './quarantine-kafka.js';
import { withHub } from './shared-options.js';

type Options = HubOptions & Readonly<{ json?: boolean }>;

export function registerQuarantine(program: Command): void {
  const quarantine = program
    .command('quarantine')
    .description('events that were accepted but do not count')
    .addHelpText('after', '\nExample:\n  lienthong quarantine list');
  withHub(quarantine.command('list'))
    .description('lists them with their reasons')
    .option('--status <status>', 'quarantined, released, discarded or mended')
    .option('--reason <reason>', 'e.g. foreign-source')
    .option('--kafka', 'instead, what was refused from inboxes of the cluster, and never came into the log')
    .option('--since <time>', 'with --kafka: what was set aside since then, in RFC 3339')
    .addHelpText('after', '\nExample:\n  lienthong quarantine list --status quarantined')
    .action(list);
  withHub(quarantine.command('show <position>'))
    .description('shows one with its content')
    .addHelpText('after', '\nExample:\n  lienthong quarantine show egov.onestop.v1/7/918273')
    .action(show);
  registerRedrive(quarantine);
  for (const action of ['release', 'discard'] as const) {
    withHub(quarantine.command(`${action} <position>`))
      .description(action === 'release' ? 'lets it count, without the home rule' : 'leaves it out for good')
      .requiredOption('--reason <text>', 'why; it is kept in the log')
      .addHelpText('after', `\nExample:\n  lienthong quarantine ${action} egov.onestop.v1/7/918273 --reason "checked"`)
      .action((position: string, options: Options & Readonly<{ reason: string }>) => settle(action, position, options));
  }
}

type ListOptions = Options & Readonly<{ status?: string; reason?: string; kafka?: boolean; since?: string }>;

async function list(options: ListOptions): Promise<void> {
  if (options.kafka === true) {
    await listRefused(options);
    return;
  }
  const query = new URLSearchParams();
  if (options.status !== undefined) query.set('status', options.status);
  if (options.reason !== undefined) query.set('reason', options.reason);
  const answer = await ask(await hubClient(options), { path: `/v1/quarantine?${query}` });
  const data = member(answer, 'data');
  const columns = ['position', 'status', 'reason', 'source', 'id', 'subject'];
  print(options.json, answer, () =>
    table(
      columns,
      (Array.isArray(data) ? data : []).map((row: unknown) => columns.map((name) => member(row, name))),
    ),
  );
}

async function show(position: string, options: Options): Promise<void> {
  const answer = await ask(await hubClient(options), { path: `/v1/quarantine/${position}` });
  print(options.json, answer, () => JSON.stringify(answer, undefined, 2));
}

async function settle(
  action: 'release' | 'discard',
  position: string,
  options: Options & Readonly<{ reason: string }>,
): Promise<void> {
  const answer = await ask(await hubClient(options), {
    method: 'POST',
    path: `/v1/quarantine/${position}/${action}`,
    body: JSON.stringify({ reason: options.reason }),
    contentType: 'application/json',
  });
  print(options.json, answer, () => `${position} is ${action === 'release' ? 'released' : 'discarded'}`);
}
