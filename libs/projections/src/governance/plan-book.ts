import type { CatalogEvent } from '#event-catalog';
import { type AgencyFact, agencyFacts } from './agency-facts.js';
import { type DeclaredCount, declaredCounts } from './declared-counts.js';
import { inEventOrder } from './event-order.js';
import { type Obstacle, obstacles } from './obstacles.js';
import { type Pilot, pilots } from './pilots.js';
import { type RegisteredSystem, registeredSystems } from './registered-systems.js';
import { type Survey, surveys } from './surveys.js';
import { type TargetFact, targetFacts } from './targets.js';
import { type Task, tasks } from './tasks.js';

/** The registry and the plan as the events known on some day tell them. */
export type PlanBook = Readonly<{
  agencies: readonly AgencyFact[];
  targets: readonly TargetFact[];
  tasks: readonly Task[];
  obstacles: readonly Obstacle[];
  pilots: readonly Pilot[];
  surveys: readonly Survey[];
  systems: readonly RegisteredSystem[];
  counts: readonly DeclaredCount[];
}>;

/** @param events counted events of the governance stream, in any order, each once. */
export function planBook(events: readonly CatalogEvent[]): PlanBook {
  const ordered = inEventOrder(events);
  return {
    agencies: agencyFacts(ordered),
    targets: targetFacts(ordered),
    tasks: tasks(ordered),
    obstacles: obstacles(ordered),
    pilots: pilots(ordered),
    surveys: surveys(ordered),
    systems: registeredSystems(ordered),
    counts: declaredCounts(ordered),
  };
}
