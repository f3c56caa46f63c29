import type { Admin } from 'kafkajs';
import { createLogger } from '#runtime';
import { type KafkaAccess, kafkaOf } from './access.js';
import { administered } from './administered.js';
import { applyTo, differences, type Drift, type PlannedTopic, plannedTopics } from './topics.js';

export type TopicsAccess = Omit<KafkaAccess, 'log'> &
  Partial<Pick<KafkaAccess, 'log'>> &
  Readonly<{
    /** The site declares that its brokers do not lose power at the same time, so that replicas stand in for flushing. */
    independentPower?: boolean | undefined;
  }>;

/** What differs between the topics of a cluster and those that the hub plans; nothing is changed. */
export async function topicDrifts(access: TopicsAccess): Promise<readonly Drift[]> {
  return await planned(access, differences);
}

/** Makes what is missing and sets what differs. What cannot be mended in place is left, and is in the answer. */
export async function applyTopics(access: TopicsAccess): Promise<readonly Drift[]> {
  return await planned(access, applyTo);
}

async function planned<T>(
  access: TopicsAccess,
  work: (admin: Admin, topics: readonly PlannedTopic[]) => Promise<T>,
): Promise<T> {
  const kafka = kafkaOf({ log: createLogger({ name: 'event-log' }), ...access });
  return await administered(kafka, async (admin) => {
    const { brokers } = await admin.describeCluster();
    return await work(admin, plannedTopics({ brokers: brokers.length, independentPower: access.independentPower }));
  });
}
