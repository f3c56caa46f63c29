export { inTransaction, openDatabase, type Database, type DatabaseOptions } from './database.js';
export { loadCheckpoints, type Checkpoint } from './folding/checkpoints.js';
export { loadEntities, type StoredEntity } from './folding/entities.js';
export { type FoldedBatch, writeFoldedBatch } from './folding/folded-batch.js';
export { dimsText, type LedgerEntry } from './folding/ledger.js';
export { listenFolded, notifyFolded } from './folding/notifications.js';
export { loadQuarantined, type QuarantinedEvent, type Settlement } from './folding/quarantined.js';
export {
  abandonedGenerations,
  activateGeneration,
  activeGenerations,
  dropGeneration,
  type Generation,
  startGeneration,
} from './generations/generations.js';
export { type ApiKey, findApiKey, insertApiKey, listApiKeys, revokeApiKey } from './control/api-keys.js';
export { secretNamed } from './control/secrets.js';
export { listQuarantine, type QuarantineFilter, type QuarantineItem } from './quarantine/quarantine.js';
export { taskLead } from './registry/task-leads.js';
