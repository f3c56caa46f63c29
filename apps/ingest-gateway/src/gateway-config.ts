import { kafkaSettings, type LogSettings } from '#event-log';
import { Env, type Variables } from '#runtime';

/** What a gateway is started with, where it runs as a process of its own. */
export type GatewayConfig = LogSettings &
  Readonly<{
    port: number;
    host: string;
    /** Counts as a key of `VN`; with it the first keys are made. */
    operatorToken: string;
  }>;

/** A token that could be guessed would open everything. */
const shortestToken = 32;

/** @throws Error that names every variable at fault, never its value. */
export function gatewayConfig(variables: Variables): GatewayConfig {
  const env = new Env(variables);
  const config = env.complete({
    port: env.port('PORT', 8080),
    host: env.text('HOST', '127.0.0.1'),
    databaseUrl: env.text('DATABASE_URL'),
    kafka: kafkaSettings(env),
    operatorToken: env.text('OPERATOR_TOKEN'),
  });
  if (config.operatorToken.length >= shortestToken) return config;
  throw new Error(`invalid configuration: OPERATOR_TOKEN has fewer than ${shortestToken} characters`);
}
