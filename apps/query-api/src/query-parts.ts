import type { EventLog } from '#event-log';
import type { Database } from '#read-models';
import type { Clock, Logger } from '#runtime';

/** What the query API is made of; the hub or its own process gives it. */
export type QueryParts = Readonly<{
  log: EventLog;
  database: Database;
  clock: Clock;
  logger: Logger;
  options: Readonly<{ operatorToken: string }>;
}>;

/** Token by which Nest injects the parts. */
export const QUERY = Symbol('query parts');
