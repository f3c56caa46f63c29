import type { Command } from 'commander';
import { ask, hubClient, type HubClient, type HubOptions, member, text } from '../hub-client.js';
import { print, table } from '../output.js';
import { withHub } from './shared-options.js';

type Options = HubOptions &
  Readonly<{ json?: boolean; org: string; period: string; asOf?: string; part: string; limit: string }>;

export function registerExplain(program: Command): void {
  withHub(program.command('explain <indicator>'))
    .description('shows where a figure comes from, down to the entities and their events')
    .option('--org <org>', 'the agency', 'VN')
    .requiredOption('--period <period>', 'e.g. 2020-Q3')
    .option('--as-of <day>', 'as it was known at the end of that day')
    .option('--part <part>', 'numerator, denominator or excluded', 'numerator')
    .option('--limit <number>', 'entities to show', '20')
    .addHelpText('after', '\nExample:\n  lienthong explain online-share --org H58 --period 2020-Q3')
    .action(explain);
}

async function explain(indicator: string, options: Options): Promise<void> {
  const client = await hubClient(options);
  const key = `${indicator}~${options.org}~${options.period}`;
  const query = new URLSearchParams(options.asOf === undefined ? {} : { as_of: options.asOf });
  const path = `/v1/observations/${encodeURIComponent(key)}/explain`;
  const answer = await ask(client, { path: query.size === 0 ? path : `${path}?${query}` });
  const entities = await entitiesOf(client, path, query, options);
  const whole = typeof answer === 'object' && answer !== null ? { ...answer, entities } : answer;
  print(options.json, whole, () => words(answer, entities, options));
}

async function entitiesOf(
  client: HubClient,
  path: string,
  query: URLSearchParams,
  { part, limit }: Options,
): Promise<unknown> {
  const asked = new URLSearchParams(query);
  asked.set('part', part);
  asked.set('limit', limit);
  return await ask(client, { path: `${path}/entities?${asked}` });
}

function words(answer: unknown, entities: unknown, { part }: Options): string {
  const steps = member(answer, 'steps');
  const lines = [
    `${text(answer, 'key') ?? ''} = ${shown(member(answer, 'value'))}   (${text(answer, 'formula') ?? ''})`,
    table(
      ['part', 'measure', 'value', 'entities'],
      (Array.isArray(steps) ? steps : []).map((step: unknown) =>
        ['name', 'measure', 'value', 'entities'].map((name) => member(step, name)),
      ),
    ),
    `entities of the ${part}:`,
  ];
  const data = member(entities, 'data');
  for (const entity of Array.isArray(data) ? data : []) lines.push(entityWords(entity));
  const more = text(member(entities, 'page'), 'next_cursor');
  return [...lines, ...(more === undefined ? [] : ['… more: raise --limit'])].join('\n');
}

function entityWords(entity: unknown): string {
  const events = member(entity, 'events');
  const lines = (Array.isArray(events) ? events : []).map(
    (event: unknown) =>
      `    ${text(event, 'position') ?? ''}  ${text(event, 'time') ?? ''}  ${text(event, 'type') ?? ''}  ${text(event, 'id') ?? ''}`,
  );
  const reason = text(entity, 'reason');
  const head = `  ${text(entity, 'subject') ?? ''}  ${shown(member(entity, 'contribution'))}${reason === undefined ? '' : `  (${reason})`}`;
  return [head, ...lines].join('\n');
}

function shown(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '–';
}
