import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs, { type Admin } from 'kafkajs';
import { streams, streamNames } from '#event-catalog';

/** A batch of the door has up to 4 MiB, and a producer sends it as one. */
const maxMessageBytes = 8 * 1024 * 1024;
/** Half of it: a refused record is written again with its reasons beside it. */
export const maxInboxBytes = maxMessageBytes / 2;

/** A readable copy of what the gateway refused from inboxes, and why. */
export const quarantineTopic = 'egov.quarantine.v1';
export const quarantinePartitions = 24;

export type PlannedTopic = Readonly<{
  topic: string;
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
 * The streams as topics, and the quarantine: it has to outlive as much as they do. Brokers unpack what other producers
 * compress: the client reads gzip only, and what unpacks to more than a record may have is refused where it is sent.
 */
export function plannedTopics({ brokers, independentPower = false }: TopicsOptions): readonly PlannedTopic[] {
  const replicas = Math.min(3, brokers);
  const topics = [
    ...streamNames.map((topic) => ({ topic, partitions: streams[topic].partitions })),
    { topic: quarantineTopic, partitions: quarantinePartitions },
  ];
  return topics.map((topic) => ({
    ...topic,
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

/** A site may have more replicas than planned. A record that is too large for the topic is refused, and not lost. */
function compared(topic: string, setting: string, planned: string, found: string): readonly Drift[] {
  const atLeast = setting === 'replicas' || setting === 'min.insync.replicas' || setting === 'max.message.bytes';
  if (atLeast ? Number(found) >= Number(planned) : found === planned) return [];
  return [{ topic, setting, planned, found, fatal: setting !== 'max.message.bytes' }];
}

/** Makes what is missing and sets what differs. What cannot be mended in place is left, and is in the answer. */
export async function applyTo(admin: Admin, planned: readonly PlannedTopic[]): Promise<readonly Drift[]> {
  const drifts = await differences(admin, planned);
  const missing = new Set(drifts.filter(({ setting }) => setting === 'topic').map(({ topic }) => topic));
  const made = planned.filter(({ topic }) => missing.has(topic));
  if (made.length > 0) {
    await admin.createTopics({
      waitForLeaders: false, // it fails where another broker answers than the one that knows: see settled
      timeout: 30_000,
      topics: made.map(({ topic, partitions, replicas, config }) => ({
        topic,
        numPartitions: partitions,
        replicationFactor: replicas,
        configEntries: Object.entries(config).map(([name, value]) => ({ name, value })),
      })),
    });
  }
  const settable = drifts.filter(({ setting }) => !inPlaceless.has(setting));
  for (const topic of new Set(settable.map((drift) => drift.topic)))
    await mend(
      admin,
      topic,
      settable.filter((drift) => drift.topic === topic),
    );
  return await settled(admin, planned);
}

/**
 * What is left. The brokers learn from their controller what was set, each a little later, and any of them may be the one
 * that answers.
 */
async function settled(admin: Admin, planned: readonly PlannedTopic[]): Promise<readonly Drift[]> {
  let clean = 0;
  for (const deadline = performance.now() + patienceMs; ;) {
    const isLate = performance.now() > deadline;
    const left = await differences(admin, planned).catch((error: unknown) => {
      if (isLate) throw error;
      return undefined;
    });
    const isMending = left?.some(({ setting }) => setting === 'topic' || !inPlaceless.has(setting)) ?? true;
    clean = isMending ? 0 : clean + 1;
    if (left !== undefined && (isLate || clean === cleanLooks)) return left;
    await sleep(pauseMs);
  }
}

const patienceMs = 10_000;
const pauseMs = 100;
const cleanLooks = 5;

/** The partition of a key depends on their number, and replicas are moved by the cluster's own tools. */
const inPlaceless = new Set(['topic', 'partitions', 'replicas']);

/**
 * The client knows only the older way to set a topic, which takes everything back that is not said again: so what an
 * operator has set is sent along.
 */
async function mend(admin: Admin, topic: string, drifts: readonly Drift[]): Promise<void> {
  const resource = { type: kafkajs.ConfigResourceTypes.TOPIC, name: topic };
  const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [resource] });
  const kept = (resources[0]?.configEntries ?? []).filter(
    ({ configSource }) => configSource === kafkajs.ConfigSource.TOPIC_CONFIG,
  );
  const wanted = new Map(kept.map(({ configName, configValue }) => [configName, configValue]));
  for (const { setting, planned } of drifts) wanted.set(setting, planned);
  const configEntries = [...wanted].map(([name, value]) => ({ name, value }));
  await admin.alterConfigs({ validateOnly: false, resources: [{ ...resource, configEntries }] });
}
