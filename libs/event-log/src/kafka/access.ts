import kafkajs, { type Kafka, type KafkaConfig, type logCreator } from 'kafkajs';
import type { Logger } from '#runtime';

/** How a cluster is reached. */
export type KafkaAccess = Readonly<{
  /** `host:port` of some brokers; they tell of the others. */
  brokers: readonly string[];
  ssl?: KafkaConfig['ssl'];
  sasl?: KafkaConfig['sasl'];
  log: Logger;
}>;

/** What every client of a cluster is made with. Time-outs in milliseconds. */
export function clientConfig({ brokers, ssl, sasl, log }: KafkaAccess): KafkaConfig {
  return {
    clientId: 'lien-thong',
    brokers: [...brokers],
    ...(ssl === undefined ? {} : { ssl }),
    ...(sasl === undefined ? {} : { sasl }),
    connectionTimeout: 3_000,
    requestTimeout: 20_000,
    logLevel: kafkajs.logLevel.WARN,
    logCreator: logCreatorOf(log),
  };
}

export function kafkaOf(access: KafkaAccess): Kafka {
  return new kafkajs.Kafka(clientConfig(access));
}

/** What the client calls an error it tries again, and whoever asked is told when it gives up. */
export function logCreatorOf(log: Logger): logCreator {
  return () =>
    ({ log: { message } }) =>
      log.warn({ kafka: message }, 'kafka client');
}
