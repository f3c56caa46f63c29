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

/** What of this cluster a plan cannot make good: sentences for whoever runs it. */
export async function topicWarnings(access: TopicsAccess): Promise<readonly string[]> {
  const brokers = await asked(access, async (admin) => (await admin.describeCluster()).brokers.length);
  if (brokers >= 3) return [];
  const number = brokers === 1 ? 'one broker' : `${brokers} brokers`;
  return [
    `this cluster has ${number}: what is acknowledged does not outlive the loss of a broker; three are needed for that`,
  ];
}

async function planned<T>(
  access: TopicsAccess,
  work: (admin: Admin, topics: readonly PlannedTopic[]) => Promise<T>,
): Promise<T> {
  return await asked(access, async (admin) => {
    const { brokers } = await admin.describeCluster();
    return await work(admin, plannedTopics({ brokers: brokers.length, independentPower: access.independentPower }));
  });
}

async function asked<T>(access: TopicsAccess, work: (admin: Admin) => Promise<T>): Promise<T> {
  return await administered(kafkaOf({ log: createLogger({ name: 'event-log' }), ...access }), work);
}
