import type { KafkaAccess } from './access.js';
import { kafkaOf } from './access.js';
import { maxInboxBytes } from './topics.js';

const prefix = 'egov.inbox.';
const named = /^egov\.inbox\.([A-Z0-9]+(?:\.[A-Z0-9]+)*)$/;

/** Consumers of inboxes share the work in this group. */
export const inboxGroup = 'lienthong-gateway-inbox';

/** Where an agency with access to the cluster writes. */
export function inboxOf(agency: string): string {
  return `${prefix}${agency}`;
}

/** Whose inbox a topic is; undefined for every other topic. */
export function inboxAgency(topic: string): string | undefined {
  return named.exec(topic)?.[1];
}

export type NewInbox = Readonly<{ agency: string; partitions: number }>;

/** Makes the inbox of an agency. Answers false where there is one: it is left as it is. */
export async function createInbox(access: KafkaAccess, { agency, partitions }: NewInbox): Promise<boolean> {
  const admin = kafkaOf(access).admin();
  try {
    await admin.connect();
    const { brokers } = await admin.describeCluster();
    const replicas = Math.min(3, brokers.length);
    return await admin.createTopics({
      waitForLeaders: true,
      timeout: 30_000,
      topics: [
        {
          topic: inboxOf(agency),
          numPartitions: partitions,
          replicationFactor: replicas,
          configEntries: Object.entries(configOf(replicas)).map(([name, value]) => ({ name, value })),
        },
      ],
    });
  } finally {
    await admin.disconnect();
  }
}

const sevenDaysMs = 7 * 24 * 3_600_000;

function configOf(replicas: number): Record<string, string> {
  return {
    'retention.ms': String(sevenDaysMs),
    'cleanup.policy': 'delete',
    // a record is kept for seven days from its arrival, whatever its producer's clock says
    'message.timestamp.type': 'LogAppendTime',
    'min.insync.replicas': replicas === 3 ? '2' : '1',
    'unclean.leader.election.enable': 'false',
    // the broker unpacks what came as snappy, lz4 or zstd, which the hub's client cannot; and what is packed has no bound
    'compression.type': 'uncompressed',
    'max.message.bytes': String(maxInboxBytes),
  };
}
