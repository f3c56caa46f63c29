import { readFile } from 'node:fs/promises';
import type { SASLOptions } from 'kafkajs';
import type { Env, Logger } from '#runtime';
import { type KafkaLogOptions, openKafkaLog } from './kafka/kafka-log.js';
import type { OpenedLog } from './opened-log.js';
import { migratePostgresLog } from './postgres/migrate.js';
import { openPostgresLog } from './postgres/postgres-log.js';

/** Where the log is kept: in topics of a Kafka cluster if there are brokers, else in PostgreSQL. */
export type LogSettings = Readonly<{ databaseUrl: string; kafka?: KafkaSettings | undefined }>;

/** A cluster as an operator names it; certificates as files in PEM. */
export type KafkaSettings = Readonly<{
  brokers: readonly string[];
  tls: Readonly<{ ca: string; cert: string | undefined; key: string | undefined }> | undefined;
  sasl: SASLOptions | undefined;
  independentPower: boolean;
}>;

const mechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/** The variables `KAFKA_…`; undefined where no brokers are named. */
export function kafkaSettings(env: Env): KafkaSettings | undefined {
  const brokers = env.list('KAFKA_BROKERS', []);
  if (brokers.length === 0) return undefined;
  const sasl = saslSettings(env);
  return {
    brokers,
    tls: tlsSettings(env, sasl),
    sasl,
    independentPower: env.flag('KAFKA_INDEPENDENT_POWER', false),
  };
}

function saslSettings(env: Env): SASLOptions | undefined {
  const username = env.optionalText('KAFKA_USERNAME');
  if (username === undefined) return undefined;
  const mechanism = env.oneOf('KAFKA_SASL_MECHANISM', mechanisms, 'scram-sha-512');
  return { mechanism, username, password: env.text('KAFKA_PASSWORD') };
}

/** Whoever names a part of it means TLS, and would not notice that it is missing; `plain` sends the password as it is. */
function tlsSettings(env: Env, sasl: SASLOptions | undefined): KafkaSettings['tls'] {
  const own = ['KAFKA_CERT_FILE', 'KAFKA_KEY_FILE'].some((name) => env.optionalText(name) !== undefined);
  const isNeeded = own || sasl?.mechanism === 'plain';
  const ca = isNeeded ? env.text('KAFKA_CA_FILE') : env.optionalText('KAFKA_CA_FILE');
  if (ca === undefined) return undefined;
  return own
    ? { ca, cert: env.text('KAFKA_CERT_FILE'), key: env.text('KAFKA_KEY_FILE') }
    : { ca, cert: undefined, key: undefined };
}

/** How a client reaches the cluster of these settings. @throws Error when a certificate cannot be read. */
export async function kafkaOptions({ brokers, tls, sasl, independentPower }: KafkaSettings): Promise<KafkaLogOptions> {
  return {
    brokers,
    independentPower,
    ...(sasl === undefined ? {} : { sasl }),
    ...(tls === undefined ? {} : { ssl: await certificates(tls) }),
  };
}

/** Opens the log for a process that is to append and read; of a PostgreSQL log it makes the tables. */
export async function openLog({ databaseUrl, kafka }: LogSettings, log: Logger): Promise<OpenedLog> {
  if (kafka !== undefined) return await openKafkaLog({ ...(await kafkaOptions(kafka)), log });
  await migratePostgresLog(databaseUrl);
  return await openPostgresLog({ connectionString: databaseUrl, log });
}

async function certificates({
  ca,
  cert,
  key,
}: NonNullable<KafkaSettings['tls']>): Promise<{ ca: Buffer; cert?: Buffer; key?: Buffer }> {
  return {
    ca: await readFile(ca),
    ...(cert === undefined || key === undefined ? {} : { cert: await readFile(cert), key: await readFile(key) }),
  };
}
