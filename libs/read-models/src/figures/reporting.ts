import { figureDay } from '#indicators';
import type { Cell } from './cells.js';
import { type Group, rolledUp } from './places.js';
import { flowWindow, read, type Reading, stockWindow } from './term.js';

/** What would have to speak for a group if it had anything to report. */
export type Silence = Readonly<{
  measures: readonly Readonly<{ name: string; kind: 'flow' | 'stock' }>[];
  contexts: readonly string[];
}>;

/**
 * The groups that did report: a measure of the denominator has a row (for a flow in the period, for a stock up to its
 * day), or a counted event of a needed context with its `time` there reports for an agency of the group.
 */
export async function reportingGroups(
  reading: Reading,
  groups: readonly Group[],
  { measures, contexts }: Silence,
): Promise<ReadonlySet<Group>> {
  const asked: Reading = { ...reading, groups };
  const spoken: Cell[] = [];
  for (const kind of new Set(measures.map((measure) => measure.kind))) {
    spoken.push(...(await reports(asked, kind, contexts)));
  }
  for (const { name, kind } of measures) spoken.push(...(await rows(asked, name, kind)));
  const totals = rolledUp(spoken, groups, reading.tree, { start: () => false, row: () => true });
  return new Set([...totals].filter(([, reported]) => reported).map(([group]) => group));
}

async function reports(
  reading: Reading,
  kind: 'flow' | 'stock',
  contexts: readonly string[],
): Promise<readonly Cell[]> {
  return await read(reading, 'reports', {
    window: windowOf(reading, kind),
    filters: { context: contexts },
    groupBy: [],
  });
}

/** Rows of any dimensions, but declared figures of the asked grain; those of one stock that opened and closed cancel out, but its events report. */
async function rows(reading: Reading, measure: string, kind: 'flow' | 'stock'): Promise<readonly Cell[]> {
  const filters: Readonly<Record<string, readonly string[]>> =
    measure === 'figures.declared' ? { grain: [reading.period.grain] } : {};
  return await read(reading, measure, { window: windowOf(reading, kind), filters, groupBy: [] });
}

function windowOf(reading: Reading, kind: 'flow' | 'stock'): ReturnType<typeof flowWindow> {
  return kind === 'flow' ? flowWindow(reading.period) : stockWindow(figureDay(reading.period, reading.today));
}
