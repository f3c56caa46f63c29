import { kafkaSettings, type LogSettings } from '#event-log';
import { Env, type Variables } from '#runtime';
import { contexts, type ProjectedContext } from '../contexts.js';

export type ProjectorConfig = LogSettings &
  Readonly<{
    /** Of the door for health and metrics. */
    host: string;
    port: number;
    /** The read models' database. */
    readModelsUrl: string;
    contexts: readonly ProjectedContext[];
  }>;

/** @throws Error that names every variable at fault. */
export function projectorConfig(variables: Variables): ProjectorConfig {
  const env = new Env(variables);
  const readModelsUrl = env.text('DATABASE_URL');
  const wanted = env.list(
    'CONTEXTS',
    contexts.map(({ name }) => name),
  );
  const config = env.complete({
    host: env.text('HOST', '127.0.0.1'),
    port: env.port('PORT', 8083),
    readModelsUrl,
    databaseUrl: env.optionalText('LOG_DATABASE_URL') ?? readModelsUrl,
    kafka: kafkaSettings(env),
    contexts: contexts.filter(({ name }) => wanted.some((one) => one === name)),
  });
  const unknown = wanted.filter((name) => !contexts.some((context) => context.name === name));
  if (unknown.length === 0 && config.contexts.length > 0) return config;
  throw new Error(`invalid configuration: CONTEXTS names none of ${contexts.map(({ name }) => name).join(', ')}`);
}
