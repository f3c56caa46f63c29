import type { KafkaSettings } from '#event-log';

/** How a hub is started. */
export type HubOptions = Readonly<{
  port: number;
  host: string;
  dataDir: string;
  /** No sample: registry and plan are always there. */
  empty: boolean;
  /** An existing PostgreSQL instead of the embedded one. */
  databaseUrl: string | undefined;
  /** Topics of a Kafka cluster as the log, instead of PostgreSQL. */
  kafka?: KafkaSettings | undefined;
}>;

export const defaults: HubOptions = {
  port: 8080,
  host: '127.0.0.1',
  dataDir: '.lienthong',
  empty: false,
  databaseUrl: undefined,
};
