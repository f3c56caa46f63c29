export { LogOverloaded, LogUnavailable, LogUnsafe } from './errors.js';
export type { EventLog, Head, LogRecord, NewEvent, OnAppended, Position } from './event-log.js';
export { formatPosition, parsePosition } from './position.js';
export { migratePostgresLog } from './postgres/migrate.js';
export { openPostgresLog, type PostgresEventLog, type PostgresLogOptions } from './postgres/postgres-log.js';
