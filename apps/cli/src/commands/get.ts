import type { Command } from 'commander';
import { ask, hubClient, type HubOptions, member } from '../hub-client.js';
import { print, shownValue, table, warnings } from '../output.js';
import { figureQuery, type FigureOptions, withFigure } from './figure-options.js';
import { withHub } from './shared-options.js';

type Options = HubOptions & FigureOptions & Readonly<{ json?: boolean }>;

export function registerGet(program: Command): void {
  const about = {
    org: 'H58, own:H58, children:H58, tree:H58; a comma list',
    period: '2020, 2020-Q3, 2020-07, 2020-W30, 2020-07-15; a comma list',
  };
  withFigure(withHub(program.command('get <indicator>')), about)
    .description('answers a figure, with numerator, denominator, target and coverage')
    .addHelpText('after', '\nExample:\n  lienthong get online-share --org H58 --period 2020-Q3')
    .action(get);
}

async function get(indicator: string, options: Options): Promise<void> {
  const query = figureQuery(options);
  for (const [name, value] of Object.entries({ indicator, org: options.org, period: options.period })) {
    query.set(name, value);
  }
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
