import { flowWindow, read, type Reading } from './term.js';

/** Quality flags of the entities of the groups whose day lies in the period, and how many carry each. */
export async function readFlags(reading: Reading): Promise<ReadonlyMap<string, number>> {
  const window = flowWindow(reading.period);
  const cells = await read(reading, 'quality', { window, filters: {}, groupBy: ['flag'] });
  const flags = new Map<string, number>();
  for (const { group, count } of cells) flags.set(group[0] ?? '', (flags.get(group[0] ?? '') ?? 0) + count);
  return flags;
}

/** Of every agency the flags of its entities, as `flag:count` in the order of the flags. */
export async function readFlagsByPlace(reading: Reading): Promise<ReadonlyMap<string, string>> {
  const cells = await read(reading, 'quality', { window: flowWindow(reading.period), filters: {}, groupBy: ['flag'] });
  const places = new Map<string, Map<string, number>>();
  for (const { agency, group, count } of cells) {
    const place = reading.tree.place(agency);
    const flags = places.get(place) ?? new Map<string, number>();
    places.set(place, flags.set(group[0] ?? '', (flags.get(group[0] ?? '') ?? 0) + count));
  }
  return new Map([...places].map(([place, flags]) => [place, worded(flags)]));
}

function worded(flags: ReadonlyMap<string, number>): string {
  return [...flags]
    .filter(([, count]) => count !== 0)
    .map(([flag, count]) => `${flag}:${count}`)
    .sort()
    .join(' ');
}
