import type { Command } from 'commander';
import { ask, hubClient, type HubOptions, member, text } from '../hub-client.js';
import { print, table } from '../output.js';
import { withHub } from './shared-options.js';

type Options = HubOptions & Readonly<{ json?: boolean }>;

export function registerKeys(program: Command): void {
  const keys = program
    .command('keys')
    .description('keys of agencies')
    .addHelpText('after', '\nExample:\n  lienthong keys create --agency H58');
  withHub(keys.command('create'))
    .description('makes a key; it is shown once')
    .requiredOption('--agency <code>', 'the agency that the key is bound to, e.g. H58; VN covers all')
    .option('--label <text>', 'what the key is for')
    .addHelpText('after', '\nExample:\n  lienthong keys create --agency H58 --json')
    .action(create);
  withHub(keys.command('list'))
    .description('lists keys, never their secrets')
    .addHelpText('after', '\nExample:\n  lienthong keys list')
    .action(list);
  withHub(keys.command('revoke <id>'))
    .description('revokes a key at once')
    .addHelpText('after', '\nExample:\n  lienthong keys revoke 3f2a9c0b71de')
    .action(revoke);
}

async function create(options: Options & Readonly<{ agency: string; label?: string }>): Promise<void> {
  const { agency, label } = options;
  const body = JSON.stringify(label === undefined ? { agency } : { agency, label });
  const asked = { method: 'POST', path: '/v1/keys', body, contentType: 'application/json' };
  const answer = await ask(await hubClient(options), asked);
  print(options.json, answer, () => `${text(answer, 'key') ?? ''}\n(shown once; id ${text(answer, 'id') ?? ''})`);
}

async function list(options: Options): Promise<void> {
  const answer = await ask(await hubClient(options), { path: '/v1/keys' });
  const rows = member(answer, 'data');
  print(options.json, answer, () =>
    table(
      ['id', 'agency', 'label', 'created', 'revoked'],
      (Array.isArray(rows) ? rows : []).map((row: unknown) =>
        ['id', 'agency', 'label', 'created_at', 'revoked_at'].map((name) => member(row, name)),
      ),
    ),
  );
}

async function revoke(id: string, options: Options): Promise<void> {
  await ask(await hubClient(options), { method: 'DELETE', path: `/v1/keys/${encodeURIComponent(id)}` });
  print(options.json, { id, revoked: true }, () => `${id} is revoked`);
}
