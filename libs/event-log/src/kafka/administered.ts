import type { Admin, Kafka } from 'kafkajs';
import { pause } from '#runtime';
import { protocolType } from './cluster.js';

/** How long a cluster may take to find a coordinator or a controller, as after its start. */
const patienceMs = 20_000;
const pauseMs = 250;

const moving = new Set([
  'NOT_COORDINATOR_FOR_GROUP',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'GROUP_LOAD_IN_PROGRESS',
  'NOT_CONTROLLER',
  'LEADER_NOT_AVAILABLE',
  'UNKNOWN_TOPIC_OR_PARTITION', // of a topic that is new, asked of a broker that has not heard of it yet
]);

/** Asks the cluster's administration, and again while it is being set up. */
export async function administered<T>(kafka: Kafka, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    return await patiently(() => work(admin));
  } finally {
    await admin.disconnect();
  }
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const deadline = performance.now() + patienceMs; ;) {
    try {
      return await work();
    } catch (error) {
      if (!moving.has(protocolType(error) ?? '') || performance.now() > deadline) throw error;
      await pause(pauseMs, never);
    }
  }
}

const never = new AbortController().signal;
