import type { Command } from 'commander';
import { ask, hubClient, type HubOptions, member } from '../hub-client.js';
import { print, shownValue, table } from '../output.js';
import { withHub } from './shared-options.js';

type Options = HubOptions &
  Readonly<{
    json?: boolean;
    org: string;
    period: string;
    asOf?: string;
    boundaries?: string;
    definition?: string;
  }>;

export function registerGet(program: Command): void {
  withHub(program.command('get <indicator>'))
    .description('answers a figure, with numerator, denominator, target and coverage')
    .option('--org <org>', 'H58, own:H58, children:H58, tree:H58; a comma list', 'VN')
    .requiredOption('--period <period>', '2020, 2020-Q3, 2020-07, 2020-W30, 2020-07-15; a comma list')
    .option('--as-of <day>', 'as it was known at the end of that day')
    .option('--boundaries <day>', 'under the tree of that day')
    .option('--definition <version>', 'another version of the definition')
    .addHelpText('after', '\nExample:\n  lienthong get online-share --org H58 --period 2020-Q3')
    .action(get);
}

async function get(indicator: string, options: Options): Promise<void> {
  const query = new URLSearchParams({ indicator, org: options.org, period: options.period });
  if (options.asOf !== undefined) query.set('as_of', options.asOf);
  if (options.boundaries !== undefined) query.set('boundaries', options.boundaries);
  if (options.definition !== undefined) query.set('definition', options.definition);
  const answer = await ask(await hubClient(options), { path: `/v1/observations?${query}` });
  print(options.json, answer, () => words(answer));
}

function words(answer: unknown): string {
  const data = member(answer, 'data');
  const rows = Array.isArray(data) ? data : [];
  const shown = table(
    ['indicator', 'org', 'period', 'value', 'numerator', 'denominator', 'target', 'status', 'coverage', 'stage'],
    rows.map((row: unknown) => [
      member(row, 'indicator'),
      member(row, 'org'),
      member(row, 'period'),
      member(row, 'value_status') === 'ok'
        ? shownValue(member(row, 'value'), member(row, 'unit'))
        : member(row, 'value_status'),
      ...['numerator', 'denominator'].map((name) => member(row, name)),
      shownValue(member(row, 'target'), member(row, 'unit')),
      member(row, 'status'),
      shownValue(member(row, 'coverage'), 'ratio'),
      member(row, 'stage'),
    ]),
  );
  return [shown, ...warnings(answer)].join('\n');
}

export function warnings(answer: unknown): readonly string[] {
  const found = member(member(answer, 'meta'), 'warnings');
  return (Array.isArray(found) ? found : []).map(
    (warning: unknown) => `! ${String(member(warning, 'code'))}: ${String(member(warning, 'detail'))}`,
  );
}
