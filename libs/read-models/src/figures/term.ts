import {
  addDays,
  type AgencyTree,
  figureDay,
  isMeasureName,
  measures,
  type Period,
  type SurveyResult,
} from '#indicators';
import type { Pool } from 'pg';
import { type Cell, type CellQuestion, readCells } from './cells.js';
import { agenciesOf, type Group, ledgerAgencies } from './places.js';
import type { Window } from './window.js';

/** A measure with filters on its dimensions, e.g. `dossiers.resolved[channel=online]`. */
export type Term = Readonly<{
  measure: string;
  kind: 'flow' | 'stock' | 'derived';
  filters: Readonly<Record<string, readonly string[]>>;
}>;

/** What all parts of one answer share. */
export type Reading = Readonly<{
  pool: Pool;
  /** The active copy of each context. */
  generations: readonly number[];
  tree: AgencyTree;
  /** The groups that are asked for: rows outside of all of them need not be read. */
  groups: readonly Group[];
  period: Period;
  /** The present day in Việt Nam, or the as-of day. */
  today: string;
  asOf: string | undefined;
  /** What outside bodies found, as far as it was known. */
  surveys: readonly SurveyResult[];
}>;

/** The rows of a term for a period, by acting agency and the values of `groupBy`. */
export async function readTerm(
  reading: Reading,
  { measure, kind, filters }: Term,
  groupBy: readonly string[],
): Promise<readonly Cell[]> {
  const day = figureDay(reading.period, reading.today);
  if (kind === 'derived' && measure !== 'dossiers.overdue')
    return await readDerived(reading, { measure, filters }, day);
  if (measure === 'sources.reporting') return await readSources(reading, filters, groupBy);
  const base = measure === 'dossiers.overdue' ? 'dossiers.open' : measure;
  const window = kind === 'flow' ? flowWindow(reading.period) : stockWindow(day);
  const dueBefore = measure === 'dossiers.overdue' ? day : undefined;
  return await read(reading, base, { window, filters, groupBy, dueBefore });
}

export function flowWindow({ start, end }: Period): Window {
  return { from: start, to: end };
}

export function stockWindow(day: string): Window {
  return { from: undefined, to: addDays(day, 1) };
}

type Part = Pick<CellQuestion, 'window' | 'filters' | 'groupBy' | 'dueBefore'>;

/** Reads one base measure; whole rows of agencies outside the groups are left in the database. */
export async function read(reading: Reading, measure: string, part: Part): Promise<readonly Cell[]> {
  const { pool, generations, asOf, groups, tree } = reading;
  const whole = groups.some(({ org, scope }) => org === 'VN' && scope === 'under');
  const agencies = whole ? undefined : agenciesOf(await ledgerAgencies(pool, generations), groups, tree);
  return await readCells(pool, { generations, measure, asOf, agencies, ...part });
}

/** Over a period the number of distinct sources; a source belongs to one agency, so the numbers add up. */
async function readSources(
  reading: Reading,
  filters: Term['filters'],
  groupBy: readonly string[],
): Promise<readonly Cell[]> {
  const window = flowWindow(reading.period);
  const cells = await read(reading, 'sources.reporting', { window, filters, groupBy: ['source', ...groupBy] });
  return cells.map(({ agency, group }) => ({ agency, group: group.slice(1), count: 1 }));
}

/** Evaluated from other measures' cells; units below count for a system above them, so those of every group are read. */
async function readDerived(
  reading: Reading,
  { measure, filters }: Pick<Term, 'measure' | 'filters'>,
  day: string,
): Promise<readonly Cell[]> {
  const derived = isMeasureName(measure) ? measures[measure] : undefined;
  if (derived?.kind !== 'derived') return [];
  const everywhere: Reading = { ...reading, groups: subtrees(reading.groups) };
  const cells = await Promise.all(
    derived.reads.map(async ({ measure: base, filters: fixed, over }) => {
      const window = over === 'stock' ? stockWindow(day) : { from: addDays(day, 1 - over.days), to: addDays(day, 1) };
      const rows = await read(everywhere, base, { window, filters: fixed, groupBy: [] });
      return rows.map(({ agency, count }) => ({ agency, dims: {}, count }));
    }),
  );
  return derived
    .evaluate({ day, tree: reading.tree, cells, surveys: reading.surveys })
    .filter(({ dims }) => Object.entries(filters).every(([dim, allowed]) => allowed.includes(dims[dim] ?? '')))
    .map(({ agency, count }) => ({ agency, group: [], count }));
}

function subtrees(groups: readonly Group[]): readonly Group[] {
  return groups.map(({ org }) => ({ org, scope: 'under' }));
}
