import type { Cell } from './cells.js';
import { type Group, rolledUp } from './places.js';
import { reportingGroups } from './reporting.js';
import { type Reading, readTerm, type Term } from './term.js';

/** What is asked: the numerator and, for a ratio, the denominator, each a sum of terms. */
export type FigureQuestion = Readonly<{
  numerator: readonly Term[];
  denominator: readonly Term[] | undefined;
  /** Dimensions that both parts share and that are told apart in the answer. */
  groupBy: readonly string[];
  /** Measures and contexts whose silence means "not reported". */
  silence: Readonly<{
    measures: readonly Readonly<{ name: string; kind: 'flow' | 'stock' }>[];
    contexts: readonly string[];
  }>;
}>;

export type ValueStatus = 'ok' | 'not_reported' | 'undefined';

/** One figure of one group; numerator and denominator are exact. Nothing is known of a group that did not report. */
export type Figure = Readonly<{
  group: Group;
  dims: readonly string[];
  numerator: number | null;
  denominator: number | null;
  valueStatus: ValueStatus;
}>;

/** The figures of every group for one period, each from all rows that have their place in it. */
export async function readFigures(reading: Reading, question: FigureQuestion): Promise<readonly Figure[]> {
  const { numerator, denominator, groupBy } = question;
  const above = await sums(reading, numerator, groupBy);
  const below = denominator === undefined ? undefined : await sums(reading, denominator, groupBy);
  const counted = below ?? above;
  const silent = reading.groups.filter((group) => isSilent(counted.get(group)));
  const reporting = silent.length === 0 ? new Set<Group>() : await reportingGroups(reading, silent, question.silence);
  return reading.groups.flatMap((group) => {
    const dims = dimensions(above.get(group), below?.get(group), groupBy);
    return dims.map((key) => {
      const counts = { numerator: above.get(group)?.get(key) ?? 0, denominator: below?.get(group)?.get(key) };
      return figure(group, key, { ...counts, ratio: below !== undefined, reported: reporting.has(group) });
    });
  });
}

type Sums = ReadonlyMap<string, number>;

async function sums(
  reading: Reading,
  terms: readonly Term[],
  groupBy: readonly string[],
): Promise<ReadonlyMap<Group, Sums>> {
  const cells: Cell[] = [];
  for (const term of terms) cells.push(...(await readTerm(reading, term, groupBy)));
  return rolledUp<Cell, Map<string, number>>(cells, reading.groups, reading.tree, {
    start: () => new Map(),
    row: (total, { group, count }) => {
      const key = JSON.stringify(group);
      return total.set(key, (total.get(key) ?? 0) + count);
    },
  });
}

function isSilent(counted: Sums | undefined): boolean {
  return counted === undefined || [...counted.values()].every((count) => count === 0);
}

/** Without `group_by` a group has one figure, also where nothing is counted. */
function dimensions(above: Sums | undefined, below: Sums | undefined, groupBy: readonly string[]): readonly string[] {
  if (groupBy.length === 0) return ['[]'];
  return [...new Set([...(above?.keys() ?? []), ...(below?.keys() ?? [])])].sort();
}

type Counts = Readonly<{ numerator: number; denominator: number | undefined; ratio: boolean; reported: boolean }>;

function figure(group: Group, key: string, { numerator, denominator = 0, ratio, reported }: Counts): Figure {
  const values: unknown = JSON.parse(key);
  const dims = Array.isArray(values) ? values.map(String) : [];
  const counted = ratio ? denominator : numerator;
  if (counted === 0 && !reported) {
    return { group, dims, numerator: null, denominator: null, valueStatus: 'not_reported' };
  }
  const valueStatus = ratio && denominator === 0 ? 'undefined' : 'ok';
  return { group, dims, numerator, denominator: ratio ? denominator : null, valueStatus };
}
