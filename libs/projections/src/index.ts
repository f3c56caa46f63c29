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
