import kafkajs, { type Admin } from 'kafkajs';
import { streams, type StreamName, streamNames } from '#event-catalog';

/** A batch of the door has up to 4 MiB, and a producer sends it as one. */
const maxMessageBytes = 8 * 1024 * 1024;

export type PlannedTopic = Readonly<{
  topic: StreamName;
  partitions: number;
  replicas: number;
  config: Readonly<Record<string, string>>;
}>;

export type TopicsOptions = Readonly<{
  /** Brokers of the cluster; with fewer than three there is nothing that outlives one. */
  brokers: number;
  /** The site declares that its brokers do not lose power at the same time, so that replicas stand in for flushing. */
  independentPower?: boolean | undefined;
}>;

/**
 * The streams as topics. Brokers unpack what other producers compress: the client reads gzip only, and what unpacks to
 * more than a record may have is refused where it is sent.
 */
export function plannedTopics({ brokers, independentPower = false }: TopicsOptions): readonly PlannedTopic[] {
  const replicas = Math.min(3, brokers);
  return streamNames.map((topic) => ({
    topic,
    partitions: streams[topic].partitions,
    replicas,
    config: {
      'min.insync.replicas': replicas === 3 ? '2' : '1',
      'cleanup.policy': 'delete',
      'retention.ms': '-1',
      'retention.bytes': '-1',
      'message.timestamp.type': 'LogAppendTime',
      'unclean.leader.election.enable': 'false',
      'max.message.bytes': String(maxMessageBytes),
      'compression.type': 'uncompressed',
      ...(independentPower ? {} : { 'flush.messages': '1' }),
    },
  }));
}

/** How a topic is not as it was planned. With a `fatal` one events would be lost or misplaced. */
export type Drift = Readonly<{ topic: string; setting: string; planned: string; found: string; fatal: boolean }>;

/** What differs between the cluster and the plan; nothing is changed. */
export async function differences(admin: Admin, planned: readonly PlannedTopic[]): Promise<readonly Drift[]> {
  const existing = new Set(await admin.listTopics());
  const missing = planned.filter(({ topic }) => !existing.has(topic));
  const present = planned.filter(({ topic }) => existing.has(topic));
  const drifts: Drift[] = missing.map(({ topic }) => ({
    topic,
    setting: 'topic',
    planned: 'exists',
    found: 'missing',
    fatal: true,
  }));
  if (present.length === 0) return drifts;
  const { topics } = await admin.fetchTopicMetadata({ topics: present.map(({ topic }) => topic) });
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: present.map(({ topic }) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic })),
  });
  for (const plan of present) {
    const partitions = topics.find(({ name }) => name === plan.topic)?.partitions ?? [];
    const replicas = Math.min(...partitions.map((partition) => partition.replicas.length));
    const entries = resources.find(({ resourceName }) => resourceName === plan.topic)?.configEntries ?? [];
    drifts.push(
      ...compared(plan.topic, 'partitions', String(plan.partitions), String(partitions.length)),
      ...compared(plan.topic, 'replicas', String(plan.replicas), String(replicas)),
      ...Object.entries(plan.config).flatMap(([setting, wanted]) =>
        compared(
          plan.topic,
          setting,
          wanted,
          entries.find(({ configName }) => configName === setting)?.configValue ?? '',
        ),
      ),
    );
  }
  return drifts;
}

/** A site may have more replicas than planned. */
function compared(topic: string, setting: string, planned: string, found: string): readonly Drift[] {
  const atLeast = setting === 'replicas' || setting === 'min.insync.replicas' || setting === 'max.message.bytes';
  if (atLeast ? Number(found) >= Number(planned) : found === planned) return [];
  return [
    { topic, setting, planned, found, fatal: setting !== 'max.message.bytes' || Number(found) < Number(planned) },
  ];
}

/** Makes what is missing and sets what differs. What cannot be mended in place is left, and is in the answer. */
export async function applyTo(admin: Admin, planned: readonly PlannedTopic[]): Promise<readonly Drift[]> {
  const drifts = await differences(admin, planned);
  const missing = new Set(drifts.filter(({ setting }) => setting === 'topic').map(({ topic }) => topic));
  const made = planned.filter(({ topic }) => missing.has(topic));
  if (made.length > 0) {
    await admin.createTopics({
      waitForLeaders: true,
      timeout: 30_000,
      topics: made.map(({ topic, partitions, replicas, config }) => ({
        topic,
        numPartitions: partitions,
        replicationFactor: replicas,
        configEntries: entriesOf(config),
      })),
    });
  }
  const drifted = new Set(drifts.filter(({ setting }) => !inPlaceless.has(setting)).map(({ topic }) => topic));
  for (const { topic, config } of planned.filter((plan) => drifted.has(plan.topic))) {
    await admin.alterConfigs({
      validateOnly: false,
      resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configEntries: entriesOf(config) }],
    });
  }
  return await differences(admin, planned);
}

/** The partition of a key depends on their number, and replicas are moved by the cluster's own tools. */
const inPlaceless = new Set(['topic', 'partitions', 'replicas']);

function entriesOf(config: PlannedTopic['config']): { name: string; value: string }[] {
  return Object.entries(config).map(([name, value]) => ({ name, value }));
}
