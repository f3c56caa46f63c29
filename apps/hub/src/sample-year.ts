import { shippedCatalogue } from '#indicators';
import type { RecordedEvent } from './log-filling.js';
import { shippedAgencies, shippedMergers } from './shipped/shipped-events.js';
import { simulation, type SimulationOptions } from './simulate/simulation.js';

/** Enough for every ministry and province to have something to show each month, and loaded in some seconds. */
const size = 60_000;

/** The sample year that a new hub is filled with: 2020, the year of the plan. The same events each time. */
export function sampleYear(): Readonly<{ events: Iterable<RecordedEvent>; size: number }> {
  return { events: simulation(simulationOf({ seed: 2020, events: size, year: 2020 })), size };
}

/** What is to be made up: in a year, or from a day to before another. */
export type Wanted = Readonly<{ seed: number; events: number }> &
  (Readonly<{ year: number }> | Readonly<{ from: string; to: string }>);

/** A simulation over the registry that ships. */
export function simulationOf(wanted: Wanted): SimulationOptions {
  const { seed, events } = wanted;
  const { from, to } = 'year' in wanted ? yearSpan(wanted.year) : wanted;
  const registry = { agencies: shippedAgencies(), mergers: shippedMergers() };
  return { seed, events, from, to, ...registry, catalogue: shippedCatalogue() };
}

function yearSpan(year: number): Readonly<{ from: string; to: string }> {
  return { from: `${year}-01-01`, to: `${year + 1}-01-01` };
}
