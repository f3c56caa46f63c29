import type { EventLog, KafkaSettings } from '#event-log';
import type { Database } from '#read-models';
import type { Clock, Logger } from '#runtime';

/** What the gateway is made of; the hub or its own process gives it. */
export type GatewayParts = Readonly<{
  log: EventLog;
  database: Database;
  clock: Clock;
  logger: Logger;
  /** The cluster that has the inboxes of agencies, where there is one. */
  kafka?: KafkaSettings | undefined;
  options: Readonly<{ operatorToken: string }>;
}>;

/** Token by which Nest injects the parts. */
export const GATEWAY = Symbol('gateway parts');
