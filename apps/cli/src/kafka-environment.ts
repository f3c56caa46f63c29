import { type KafkaLogOptions, kafkaOptions, kafkaSettings, type KafkaSettings } from '#event-log';
import { createLogger, Env, type Logger, processVariables } from '#runtime';
import { exitCodes, Failure } from './failure.js';

/** The cluster that the environment names; undefined if it names none. @throws Error that names every variable at fault. */
export function kafkaEnvironment(): KafkaSettings | undefined {
  const env = new Env(processVariables());
  return env.complete({ settings: kafkaSettings(env) }).settings;
}

/** How a command reaches the cluster that it needs. @throws Failure if the environment names none. */
export async function kafkaAccess(): Promise<KafkaLogOptions & Readonly<{ log: Logger }>> {
  const settings = kafkaEnvironment();
  if (settings === undefined) throw new Failure('KAFKA_BROKERS names no cluster', exitCodes.usage);
  const log = createLogger({ name: 'lienthong', level: 'error', destination: process.stderr });
  return { ...(await kafkaOptions(settings)), log };
}
