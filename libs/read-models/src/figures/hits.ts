import { figureDay } from '#indicators';
import type { Contribution } from '#projections';
import type { Cell } from './cells.js';
import { agenciesOf, ledgerAgencies } from './places.js';
import { flowWindow, readTerm, type Reading, stockWindow, type Term } from './term.js';
import type { Window } from './window.js';

/** Decides which contributions belong to a cell: the same measure, days, dimensions and agencies that its sum has. */
export type HitTest = Readonly<{
  window: Window;
  /** Undefined: all agencies. */
  agencies: readonly string[] | undefined;
  /** The contribution belongs to the measure, wherever and whenever it counts. */
  concerns: (contribution: Contribution) => boolean;
  hits: (contribution: Contribution) => boolean;
  outside: (contribution: Contribution) => boolean;
}>;

/** One test for each term of a part of a figure. */
export async function hitTests(reading: Reading, terms: readonly Term[]): Promise<readonly HitTest[]> {
  const agencies = await agenciesInGroups(reading);
  return await Promise.all(terms.map((term) => hitTest(reading, term, agencies)));
}

async function hitTest(reading: Reading, term: Term, agencies: readonly string[] | undefined): Promise<HitTest> {
  const day = figureDay(reading.period, reading.today);
  const window = term.kind === 'flow' ? flowWindow(reading.period) : stockWindow(day);
  const within = agencies === undefined ? undefined : new Set(agencies);
  const { measure, filters } = baseOf(term);
  const extra = await extraCondition(reading, term, day);
  const concerns = (contribution: Contribution): boolean => contribution.measure === measure;
  const outside = ({ validOn }: Contribution): boolean =>
    validOn >= window.to || (window.from !== undefined && validOn < window.from);
  const hits = (contribution: Contribution): boolean =>
    concerns(contribution) &&
    !outside(contribution) &&
    (within === undefined || within.has(contribution.agency)) &&
    Object.entries(filters).every(([dim, allowed]) => allowed.includes(contribution.dims[dim] ?? '')) &&
    extra(contribution);
  return { window, agencies, concerns, hits, outside };
}

/** A derived measure's entities are those of the measure that it is read from. */
function baseOf({ measure, filters }: Term): Pick<Term, 'measure' | 'filters'> {
  if (measure === 'dossiers.overdue') return { measure: 'dossiers.open', filters };
  if (measure === 'systems.connected') return { measure: 'systems.registered', filters: { kind: ['document'] } };
  return { measure, filters };
}

async function extraCondition(
  reading: Reading,
  term: Term,
  day: string,
): Promise<(contribution: Contribution) => boolean> {
  if (term.measure === 'dossiers.overdue') return ({ dims }) => (dims['due'] ?? 'none') < day;
  if (term.measure !== 'systems.connected') return () => true;
  const connected = new Set((await readTerm(reading, term, [])).map(({ agency }: Cell) => agency));
  return ({ agency }) => connected.has(reading.tree.place(agency));
}

async function agenciesInGroups({ pool, generations, groups, tree }: Reading): Promise<readonly string[] | undefined> {
  if (groups.some(({ org, scope }) => org === 'VN' && scope === 'under')) return undefined;
  return agenciesOf(await ledgerAgencies(pool, generations), groups, tree);
}
