import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import kafkajs, { type AclEntry, type Kafka, type SASLOptions } from 'kafkajs';
import { type StreamName, streamNames } from '#event-catalog';
import { applyTopics, openKafkaLog } from '#event-log';
import { createLogger } from '#runtime';
import { ship } from '../../apps/hub/src/prepare-log.js';
import { contexts } from '../../apps/projector/src/contexts.js';
import type { Brokers } from '../cluster/brokers.js';
import { kafkaJars } from '../cluster/kafka-jars.js';
import { ownBrokers } from './brokers-under-test.js';

const administrator = 'admin';
const users = ['lienthong-gateway', 'lienthong-projector', 'lienthong-query', 'agency-H58'] as const;
type User = (typeof users)[number];
const others = ['egov.inbox.H58', 'egov.inbox.H26', 'egov.figures.v1', 'egov.quarantine.v1'] as const;

/** User by topic by what it may do there: r reads, w writes. A stream is any of the five. */
const matrix: Readonly<Record<User, Readonly<Record<'stream' | (typeof others)[number], string>>>> = {
  'lienthong-gateway': {
    stream: 'rw',
    'egov.inbox.H58': 'r-',
    'egov.inbox.H26': 'r-',
    'egov.figures.v1': '--',
    'egov.quarantine.v1': '-w',
  },
  'lienthong-projector': {
    stream: 'r-',
    'egov.inbox.H58': '--',
    'egov.inbox.H26': '--',
    'egov.figures.v1': '-w',
    'egov.quarantine.v1': '--',
  },
  'lienthong-query': {
    stream: 'r-',
    'egov.inbox.H58': '--',
    'egov.inbox.H26': '--',
    'egov.figures.v1': '--',
    'egov.quarantine.v1': '--',
  },
  'agency-H58': {
    stream: '--',
    'egov.inbox.H58': '-w',
    'egov.inbox.H26': '--',
    'egov.figures.v1': '--',
    'egov.quarantine.v1': '--',
  },
};

const log = createLogger({ name: 'test', level: 'silent' });
let brokers: Brokers;
let folder: string | undefined;

beforeAll(async () => {
  brokers = await ownBrokers(1, { settings: guarded(), sasl: saslOf(administrator) });
  const access = { brokers: brokers.addresses, sasl: saslOf(administrator), log };
  await applyTopics(access);
  const admin = kafkaOf(administrator).admin();
  await admin.connect();
  const made = await admin.listTopics();
  const topics = others.filter((topic) => !made.includes(topic)).map((topic) => ({ topic, numPartitions: 1 }));
  await admin.createTopics({ topics, waitForLeaders: false });
  await admin.createAcls({ acl: users.map(probing) });
  await admin.disconnect();
  await grant('applications');
  await grant('agency', 'H58');
});
afterAll(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

it('lets a gateway append, and close days by the ends of the partitions', async () => {
  const gateway = await openKafkaLog({ brokers: brokers.addresses, sasl: saslOf('lienthong-gateway'), log });
  expect(await gateway.unsafeSettings()).toEqual([]);
  expect(await ship(gateway)).toBeGreaterThan(0);
  const heads = await gateway.heads('egov.governance.v1');
  expect(heads.reduce((sum, { nextOffset }) => sum + nextOffset, 0)).toBeGreaterThan(0);
  await gateway.close();
});

it('lets a projector take its share, read and commit, and append nothing', async () => {
  const projector = await openKafkaLog({ brokers: brokers.addresses, sasl: saslOf('lienthong-projector'), log });
  for (const { stream, group } of contexts) {
    const share = await projector.share({ stream, group, checkpoints: new Map(), onChanged: () => undefined });
    await share.leave();
  }
  const [record] = await projector.read({ stream: 'egov.governance.v1', partition: 0, offset: 0 }, 1);
  expect(record).toBeDefined();
  const event = { stream: 'egov.governance.v1' as const, subject: 'G01', body: '{}', hash: '0'.repeat(64) };
  await expect(projector.append([event])).rejects.toThrow();
  await projector.close();
});

it('lets a query API read what it explains, and take part in no group', async () => {
  const query = await openKafkaLog({ brokers: brokers.addresses, sasl: saslOf('lienthong-query'), log });
  expect(await query.readAt('egov.governance.v1', 0, [0])).toHaveLength(1);
  const { stream, group } = contexts[0]!;
  const joining = query.share({ stream, group, checkpoints: new Map(), onChanged: () => undefined });
  await expect(joining).rejects.toThrow('coordinator'); // the client says so of a group that is not its;
  await query.close();
});

describe.each(users)('%s', (user) => {
  it.each([...streamNames, ...others])('may do with %s what the matrix says', async (topic) => {
    const expected = matrix[user][isOther(topic) ? topic : 'stream'];
    const found = `${(await reads(user, topic)) ? 'r' : '-'}${(await writes(user, topic)) ? 'w' : '-'}`;
    expect(found).toBe(expected);
  });
});

/** A group that everybody may be in here, so that a topic is refused for the topic's sake. */
const probes = 'probes';

function probing(user: User): AclEntry {
  return {
    principal: `User:${user}`,
    host: '*',
    resourceType: kafkajs.AclResourceTypes.GROUP,
    resourceName: probes,
    resourcePatternType: kafkajs.ResourcePatternTypes.LITERAL,
    operation: kafkajs.AclOperationTypes.READ,
    permissionType: kafkajs.AclPermissionTypes.ALLOW,
  };
}

function isOther(topic: StreamName | (typeof others)[number]): topic is (typeof others)[number] {
  return others.some((other) => other === topic);
}

async function writes(user: User, topic: string): Promise<boolean> {
  const producer = kafkaOf(user).producer({ allowAutoTopicCreation: false, retry: { retries: 0 } });
  await producer.connect();
  const sending = producer.send({ topic, messages: [{ value: '{}' }], acks: -1 });
  return await allowed(sending).finally(() => producer.disconnect());
}

async function reads(user: User, topic: StreamName | (typeof others)[number]): Promise<boolean> {
  if (isOther(topic)) return await consumes(user, topic);
  const opening = openKafkaLog({ brokers: brokers.addresses, sasl: saslOf(user), log });
  const reader = await opening.catch(refused);
  if (reader === undefined) return false;
  return await allowed(reader.read({ stream: topic, partition: 0, offset: 0 }, 1)).finally(() => reader.close());
}

async function consumes(user: User, topic: string): Promise<boolean> {
  const consumer = kafkaOf(user).consumer({
    groupId: probes,
    allowAutoTopicCreation: false,
    retry: { retries: 0, restartOnFailure: () => Promise.resolve(false) },
  });
  await consumer.connect();
  const fetching = new Promise<void>((resolve, reject) => {
    consumer.on(consumer.events.FETCH, () => resolve());
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    consumer
      .subscribe({ topics: [topic], fromBeginning: true })
      .then(() => consumer.run({ eachMessage: () => Promise.resolve() }))
      .catch(reject);
  });
  return await allowed(fetching).finally(() => consumer.disconnect());
}

async function allowed(work: Promise<unknown>): Promise<boolean> {
  return (await work.then(() => true).catch(refused)) ?? false;
}

/** What fails for another reason is no refusal. */
function refused(error: unknown): undefined {
  if (!/authoriz/i.test(`${String(error)} ${String(Reflect.get(Object(error), 'cause'))}`)) throw error;
}

function kafkaOf(user: string): Kafka {
  return new kafkajs.Kafka({ brokers: [...brokers.addresses], sasl: saslOf(user), logLevel: kafkajs.logLevel.NOTHING });
}

function saslOf(username: string): SASLOptions {
  return { mechanism: 'plain', username, password: `${username}-secret` };
}

function guarded(): Record<string, string> {
  const accounts = [administrator, ...users].map((user) => `user_${user}="${user}-secret"`).join(' ');
  const login = 'org.apache.kafka.common.security.plain.PlainLoginModule required';
  return {
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:SASL_PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'sasl.enabled.mechanisms': 'PLAIN',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'listener.name.plaintext.plain.sasl.jaas.config': `${login} username="${administrator}" password="${administrator}-secret" ${accounts};`,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'allow.everyone.if.no.acl.found': 'false',
    'super.users': `User:${administrator};User:ANONYMOUS`, // the controller's listener, which no client reaches
  };
}

/** As an administrator does it. */
async function grant(...wanted: readonly string[]): Promise<void> {
  folder ??= await mkdtemp(join(tmpdir(), 'lienthong-acls-'));
  const [tool, config] = [join(folder, 'kafka-acls'), join(folder, 'admin.properties')];
  await writeFile(tool, `#!/bin/sh\nexec java -cp '${await kafkaJars()}' org.apache.kafka.tools.AclCommand "$@"\n`);
  await chmod(tool, 0o755);
  const login = `org.apache.kafka.common.security.plain.PlainLoginModule required username="${administrator}" password="${administrator}-secret";`;
  await writeFile(config, `security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\nsasl.jaas.config=${login}\n`);
  const settings = { KAFKA_BROKERS: brokers.addresses.join(','), KAFKA_ADMIN_CONFIG: config, KAFKA_ACLS: tool };
  await promisify(execFile)('deploy/kafka/acls.sh', [...wanted], { env: { ...process.env, ...settings } });
}
