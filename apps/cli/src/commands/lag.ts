import type { Command } from 'commander';
import { ask, hubClient, type HubOptions, member } from '../hub-client.js';
import { lagByContext } from '../lag-by-context.js';
import { print, table } from '../output.js';
import { withHub } from './shared-options.js';

export function registerLag(program: Command): void {
  withHub(program.command('lag'))
    .description('how far the figures are behind the log, by context')
    .addHelpText('after', '\nExample:\n  lienthong lag')
    .action(lag);
}

async function lag(options: HubOptions & Readonly<{ json?: boolean }>): Promise<void> {
  const answer = await ask(await hubClient(options), { path: '/v1/lag' });
  const data = member(answer, 'data');
  print(options.json, answer, () =>
    table(
      ['context', 'group', 'partitions', 'behind', 'folded', 'end', 'events', 'seconds'],
      lagByContext(Array.isArray(data) ? data : []).map((one) => [
        ...[one.context, one.group, one.partitions, one.behind, one.folded, one.end, one.events, one.seconds],
      ]),
    ),
  );
}
