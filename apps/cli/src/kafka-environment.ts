import { kafkaSettings, type KafkaSettings } from '#event-log';
import { Env, processVariables } from '#runtime';

/** The cluster that the environment names; undefined if it names none. @throws Error that names every variable at fault. */
export function kafkaEnvironment(): KafkaSettings | undefined {
  const env = new Env(processVariables());
  return env.complete({ settings: kafkaSettings(env) }).settings;
}
