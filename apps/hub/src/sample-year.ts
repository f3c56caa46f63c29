import { shippedCatalogue } from '#indicators';
import type { RecordedEvent } from './log-filling.js';
import { shippedAgencies, shippedMergers } from './shipped/shipped-events.js';
import { simulation, type SimulationOptions } from './simulate/simulation.js';

/** Enough for every indicator to have something to show, and loaded in some seconds. */
const size = 40_000;

/** The sample year that a new hub is filled with: 2020, the year of the plan. The same events each time. */
export function sampleYear(): Readonly<{ events: Iterable<RecordedEvent>; size: number }> {
  return { events: simulation(simulationOf({ seed: 2020, events: size, year: 2020 })), size };
}

/** A simulation over the registry that ships. */
export function simulationOf(wanted: Pick<SimulationOptions, 'seed' | 'events' | 'year'>): SimulationOptions {
  const mergers = { day: Date.UTC(2025, 5, 30, 17), into: shippedMergers() };
  return { ...wanted, agencies: shippedAgencies(), catalogue: shippedCatalogue(), mergers };
}
