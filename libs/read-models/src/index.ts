export { inTransaction, openDatabase, type Database, type DatabaseOptions } from './database.js';
export { loadCheckpoints, type Checkpoint } from './folding/checkpoints.js';
export { loadEntities, type StoredEntity } from './folding/entities.js';
export { type FoldedBatch, writeFoldedBatch } from './folding/folded-batch.js';
export { writeReplayedBatch, writeReplayedLedger } from './folding/replayed-batch.js';
export { cellName } from './folding/cell-numbers.js';
export type { LedgerEntry } from './folding/ledger.js';
export { listenFolded, notifyFolded } from './folding/notifications.js';
export { loadQuarantined, type QuarantinedEvent, type Settlement } from './folding/quarantined.js';
export {
  abandonedGenerations,
  activateGeneration,
  activeGenerations,
  dropGeneration,
  type Generation,
  startGeneration,
  startReplay,
} from './generations/generations.js';
export { type ApiKey, findApiKey, insertApiKey, listApiKeys, revokeApiKey } from './control/api-keys.js';
export { grantRights } from './rights.js';
export { secretNamed, secretNames } from './control/secrets.js';
export {
  countQuarantined,
  listQuarantine,
  type QuarantineFilter,
  type QuarantineItem,
} from './quarantine/quarantine.js';
export { nearestName } from './quarantine/nearest-name.js';
export { taskLead } from './registry/task-leads.js';
export { type Coverage, readCoverage } from './figures/coverage.js';
export { type Figure, type FigureQuestion, readFigures, type ValueStatus } from './figures/figure.js';
export type { Group } from './figures/places.js';
export { type Reading, type Term } from './figures/term.js';
export { KnownPlan, type KnownTarget } from './registry/known-plan.js';
export { PlanShelf } from './registry/plan-shelf.js';
export type { ReadEvents } from './figures/entity-at.js';
export {
  type EntityCursor,
  explainEntities,
  type ExplainedEntity,
  type ExplainedPage,
  type ExplainQuestion,
} from './figures/explain.js';
export { readChanges, type RecordedChange } from './figures/history.js';
export { compareGenerations, type Comparison, type Difference } from './generations/compare.js';
export { refreshStatistics } from './generations/refresh-statistics.js';
export { whileNobodyElseRebuilds } from './generations/rebuild-lock.js';
export { takeOver } from './generations/take-over.js';
export { finishReplay } from './generations/finish-replay.js';
export { closedDay, edition, foldedPositions } from './answers/closed-day.js';
export { readFlags, readFlagsByPlace } from './figures/flags.js';
export {
  readMissingNumbers,
  readSourceFaults,
  readSourceTraffic,
  type SourceFaults,
  type SourceQuestion,
  type SourceTraffic,
} from './answers/sources.js';
export { type KnownEntity, readEntity } from './answers/entity.js';
export { shownSubject, withoutPseudonyms } from './answers/without-pseudonyms.js';
export { Snapshots, tookTooLong } from './answers/snapshots.js';
export { type LateChanges, type LateQuestion, readLateChanges } from './answers/late.js';
export { type AfterEndQuestion, countAfterEnd, type EndedAgency } from './answers/after-end.js';
