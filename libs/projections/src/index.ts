export type { Entity, Fate, QuarantineReason, SeenEvent } from './entity.js';
export { unseen } from './entity.js';
export { folded, type Effect, type Folded, type LoggedEvent } from './fold.js';
export type { Contribution, Dims } from './projection.js';
export {
  contributionsOf,
  hearerOf,
  projectionNames,
  projections,
  type ProjectionName,
  type States,
} from './registry.js';
export { reportsOf, spoke } from './reports.js';
export type { AgencyFact } from './governance/agency-facts.js';
export type { Obstacle } from './governance/obstacles.js';
export type { Pilot } from './governance/pilots.js';
export { type PlanBook, planBook } from './governance/plan-book.js';
export { isRegisteredOn, type RegisteredSystem } from './governance/registered-systems.js';
export type { Survey } from './governance/surveys.js';
export type { TargetFact } from './governance/targets.js';
export type { Task } from './governance/tasks.js';
export { type Silence, silenceOf } from './silence.js';
export { refolded, type StoredEvent } from './refold.js';
