import { figureDay } from '#indicators';
import { isRegisteredOn, type RegisteredSystem } from '#projections';
import { type Group, rolledUp } from './places.js';
import { flowWindow, read, type Reading } from './term.js';

/** Registered systems of the needed kinds, and how many of them reported in the period. */
export type Coverage = Readonly<{ registered: number; reporting: number }>;

/** Coverage of each group; a group without a registered system has none. */
export async function readCoverage(
  reading: Reading,
  systems: readonly RegisteredSystem[],
  kinds: readonly string[],
): Promise<ReadonlyMap<Group, Coverage>> {
  const day = figureDay(reading.period, reading.today);
  const needed = systems.filter((system) => kinds.includes(system.kind) && isRegisteredOn(system, day));
  const spoke = await speakers(reading);
  const start = (): Coverage => ({ registered: 0, reporting: 0 });
  return rolledUp(needed, reading.groups, reading.tree, {
    start,
    row: ({ registered, reporting }, { urn }) => ({
      registered: registered + 1,
      reporting: reporting + (spoke.has(urn) ? 1 : 0),
    }),
  });
}

async function speakers(reading: Reading): Promise<ReadonlySet<string>> {
  const window = flowWindow(reading.period);
  const cells = await read(reading, 'sources.reporting', { window, filters: {}, groupBy: ['source'] });
  return new Set(cells.map(({ group }) => group[0] ?? ''));
}
