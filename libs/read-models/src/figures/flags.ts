import { flowWindow, read, type Reading } from './term.js';

/** Quality flags of the entities of the groups whose day lies in the period, and how many carry each. */
export async function readFlags(reading: Reading): Promise<ReadonlyMap<string, number>> {
  const window = flowWindow(reading.period);
  const cells = await read(reading, 'quality', { window, filters: {}, groupBy: ['flag'] });
  const flags = new Map<string, number>();
  for (const { group, count } of cells) flags.set(group[0] ?? '', (flags.get(group[0] ?? '') ?? 0) + count);
  return flags;
}
