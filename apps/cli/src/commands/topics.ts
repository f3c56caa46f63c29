import type { Command } from 'commander';
import { applyTopics, type Drift, kafkaOptions, type KafkaSettings, openLog, topicDrifts } from '#event-log';
import { createLogger } from '#runtime';
import { ship } from '../../../hub/src/prepare-log.js';
import { exitCodes, Failure } from '../failure.js';
import { kafkaEnvironment } from '../kafka-environment.js';
import { print, table } from '../output.js';

type Options = Readonly<{ json?: boolean }>;

const environment = `
The cluster is named by the environment: KAFKA_BROKERS=host:port,…; KAFKA_CA_FILE, KAFKA_CERT_FILE and KAFKA_KEY_FILE for
TLS; KAFKA_USERNAME, KAFKA_PASSWORD and KAFKA_SASL_MECHANISM for SASL; KAFKA_INDEPENDENT_POWER=true if its brokers
never lose power at the same time.
`;

export function registerTopics(program: Command): void {
  const topics = program.command('topics').description("the hub's topics on a Kafka cluster");
  topics
    .command('plan')
    .description('shows what differs between the cluster and the plan; changes nothing')
    .option('--json', 'answer as one JSON document')
    .addHelpText('after', environment)
    .action(plan);
  topics
    .command('apply')
    .description('makes the topics, mends their settings, and writes into a new log what ships with the product')
    .option('--json', 'answer as one JSON document')
    .addHelpText('after', environment)
    .action(apply);
}

async function plan({ json }: Options): Promise<void> {
  show(json, await topicDrifts({ ...(await kafkaOptions(cluster())), log: quiet() }));
}

async function apply({ json }: Options): Promise<void> {
  const kafka = cluster();
  const drifts = await applyTopics({ ...(await kafkaOptions(kafka)), log: quiet() });
  if (drifts.every(({ fatal }) => !fatal)) {
    const log = await openLog({ databaseUrl: '', kafka }, quiet());
    await ship(log).finally(() => log.close());
  }
  show(json, drifts);
}

function cluster(): KafkaSettings {
  const kafka = kafkaEnvironment();
  if (kafka === undefined) throw new Failure('KAFKA_BROKERS names no cluster', exitCodes.usage);
  return kafka;
}

function show(json: boolean | undefined, drifts: readonly Drift[]): void {
  print(json, { same: drifts.length === 0, drifts }, () =>
    drifts.length === 0
      ? 'the topics are as planned'
      : table(
          ['topic', 'setting', 'planned', 'found', 'events could be lost'],
          drifts.map(({ topic, setting, planned, found, fatal }) => [
            topic,
            setting,
            planned,
            found,
            fatal ? 'yes' : 'no',
          ]),
        ),
  );
  if (drifts.length > 0) throw new Failure('the topics are not as planned', exitCodes.failed);
}

function quiet(): ReturnType<typeof createLogger> {
  return createLogger({ name: 'lienthong', level: 'error', destination: process.stderr });
}
