import { randomBytes } from 'node:crypto';
import { kafkaSettings, type KafkaSettings } from '#event-log';
import { Env, type Variables } from '#runtime';

export type QueryApiConfig = Readonly<{
  host: string;
  port: number;
  databaseUrl: string;
  /** Where the log is, if it is not in the read models' database. */
  logUrl: string;
  kafka: KafkaSettings | undefined;
  operatorToken: string;
}>;

/** Without an operator's token there is one that nobody knows. */
export function queryApiConfig(variables: Variables): QueryApiConfig {
  const env = new Env(variables);
  const databaseUrl = env.text('DATABASE_URL');
  return env.complete({
    host: env.text('HOST', '127.0.0.1'),
    port: env.port('PORT', 8082),
    databaseUrl,
    logUrl: env.optionalText('LOG_DATABASE_URL') ?? databaseUrl,
    kafka: kafkaSettings(env),
    operatorToken: env.optionalText('OPERATOR_TOKEN') ?? randomBytes(32).toString('base64url'),
  });
}
