import { type Command, InvalidArgumentError } from 'commander';
import { ask, hubClient, type HubOptions, member, text } from '../hub-client.js';
import { print, table, warnings } from '../output.js';
import { entitiesOf } from '../explained-entities.js';
import { figureQuery, type FigureOptions, withFigure } from './figure-options.js';
import { withHub } from './shared-options.js';

type Options = HubOptions & FigureOptions & Readonly<{ json?: boolean; part: string; limit?: number }>;

export function registerExplain(program: Command): void {
  withFigure(withHub(program.command('explain <indicator>')), { org: 'the agency', period: 'e.g. 2020-Q3' })
    .description('shows where a figure comes from, down to the entities and their events')
    .option('--part <part>', 'numerator, denominator or excluded', 'numerator')
    .option('--limit <number>', 'entities to show at most; left out, all', atLeastOne)
    .addHelpText('after', '\nExample:\n  lienthong explain online-share --org H58 --period 2020-Q3')
    .action(explain);
}

function atLeastOne(given: string): number {
  const limit = Number(given);
  if (Number.isSafeInteger(limit) && limit >= 1) return limit;
  throw new InvalidArgumentError('It is no whole number of at least 1.');
}

async function explain(indicator: string, options: Options): Promise<void> {
  const client = await hubClient(options);
  const key = `${indicator}~${options.org}~${options.period}`;
  const query = figureQuery(options);
  const path = `/v1/observations/${encodeURIComponent(key)}/explain`;
  const answer = await ask(client, { path: query.size === 0 ? path : `${path}?${query}` });
  query.set('part', options.part);
  const entities = await entitiesOf(client, `${path}/entities?${query}`, options.limit);
  const whole = typeof answer === 'object' && answer !== null ? { ...answer, entities } : answer;
  print(options.json, whole, () => [...words(answer, entities, options.part), ...warnings(answer)].join('\n'));
}

function words(answer: unknown, entities: unknown, part: string): readonly string[] {
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
  const rows = Array.isArray(data) ? data : [];
  for (const entity of rows) lines.push(entityWords(entity));
  const more = text(member(entities, 'page'), 'next_cursor') !== undefined;
  return [...lines, ...(more ? [`… there are more than these ${rows.length}: raise --limit, or leave it out`] : [])];
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
