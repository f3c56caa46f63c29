import type { Command } from 'commander';
import {
  applyTopics,
  type Drift,
  kafkaOptions,
  type KafkaSettings,
  openLog,
  topicDrifts,
  type TopicsAccess,
  topicWarnings,
} from '#event-log';
import { createLogger } from '#runtime';
import { ship } from '../../../hub/src/prepare-log.js';
import { exitCodes, Failure } from '../failure.js';
import { kafkaEnvironment } from '../kafka-environment.js';
import { print, table } from '../output.js';

type Options = Readonly<{ json?: boolean; empty?: boolean }>;

const environment = `
The cluster is named by the environment: KAFKA_BROKERS=host:port,…
TLS: KAFKA_CA_FILE turns it on (for a public authority the system's bundle); KAFKA_CERT_FILE and KAFKA_KEY_FILE are the
hub's own. SASL: KAFKA_USERNAME, KAFKA_PASSWORD and KAFKA_SASL_MECHANISM (scram-sha-512, scram-sha-256, plain).
KAFKA_INDEPENDENT_POWER=true if its brokers never lose power at the same time.

Example:
  lienthong topics`;

export function registerTopics(program: Command): void {
  const topics = program
    .command('topics')
    .description("the hub's topics on a Kafka cluster")
    .addHelpText('after', environment);
  topics
    .command('plan')
    .description('shows what differs between the cluster and the plan; changes nothing')
    .option('--json', 'answer as one JSON document')
    .addHelpText('after', `${environment} plan`)
    .action(plan);
  topics
    .command('apply')
    .description('makes the topics, mends their settings, and writes into a new log what ships with the product')
    .option('--empty', 'leaves the log empty, for `lienthong log copy`')
    .option('--json', 'answer as one JSON document')
    .addHelpText('after', `${environment} apply`)
    .action(apply);
}

async function plan({ json }: Options): Promise<void> {
  const access = { ...(await kafkaOptions(cluster())), log: quiet() };
  const warnings = await warned(access);
  show(json, await topicDrifts(access), warnings);
}

async function apply({ json, empty }: Options): Promise<void> {
  const kafka = cluster();
  const access = { ...(await kafkaOptions(kafka)), log: quiet() };
  const warnings = await warned(access);
  const drifts = await applyTopics(access);
  if (empty !== true && drifts.every(({ fatal }) => !fatal)) {
    const log = await openLog({ databaseUrl: '', kafka }, quiet());
    await ship(log).finally(() => log.close());
  }
  show(json, drifts, warnings);
}

/** Said before anything else happens, and whatever happens then. */
async function warned(access: TopicsAccess): Promise<readonly string[]> {
  const warnings = await topicWarnings(access);
  for (const warning of warnings) process.stderr.write(`WARNING: ${warning}\n`);
  return warnings;
}

function cluster(): KafkaSettings {
  const kafka = kafkaEnvironment();
  if (kafka === undefined) throw new Failure('KAFKA_BROKERS names no cluster', exitCodes.usage);
  return kafka;
}

function show(json: boolean | undefined, drifts: readonly Drift[], warnings: readonly string[]): void {
  print(json, { same: drifts.length === 0, drifts, warnings }, () =>
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
