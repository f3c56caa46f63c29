import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import kafkajs, { type Admin } from 'kafkajs';
import { streams, streamNames } from '#event-catalog';
import { applyTopics, type Drift, LogUnsafe, openKafkaLog, topicDrifts } from '#event-log';
import { createLogger } from '#runtime';
import { runGateway } from '../../apps/ingest-gateway/src/run-gateway.js';
import type { Brokers } from '../cluster/brokers.js';
import { structured } from '../support/gateway.js';
import { atEnd, freshDatabase } from '../support/postgres.js';
import { dossier } from '../support/sent-events.js';
import { ownBrokers } from './brokers-under-test.js';
import { runCommand } from './run-command.js';

const topic = 'egov.onestop.v1';

/** As the hub plans it for three brokers, and one setting that an operator made. */
const planned = {
  'min.insync.replicas': '2',
  'cleanup.policy': 'delete',
  'retention.ms': '-1',
  'retention.bytes': '-1',
  'message.timestamp.type': 'LogAppendTime',
  'unclean.leader.election.enable': 'false',
  'max.message.bytes': String(8 * 1024 * 1024),
  'flush.messages': '1',
  'compression.type': 'uncompressed',
  'segment.bytes': String(64 * 1024 * 1024),
};

async function administered<T>(brokers: Brokers, work: (admin: Admin) => Promise<T>): Promise<T> {
  const client = new kafkajs.Kafka({ brokers: [...brokers.addresses], logLevel: kafkajs.logLevel.NOTHING });
  const admin = client.admin();
  await admin.connect();
  return await work(admin).finally(() => admin.disconnect());
}

/** Sets the topic anew, and nothing else stays set. */
async function setTopic(brokers: Brokers, changed: Readonly<Record<string, string>>): Promise<void> {
  const configEntries = Object.entries({ ...planned, ...changed }).map(([name, value]) => ({ name, value }));
  const resources = [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configEntries }];
  await administered(brokers, (admin) => admin.alterConfigs({ validateOnly: false, resources }));
}

async function settingOf(brokers: Brokers, name: string): Promise<string | undefined> {
  const resources = [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic }];
  const answer = await administered(brokers, (admin) => admin.describeConfigs({ includeSynonyms: false, resources }));
  return answer.resources[0]?.configEntries.find(({ configName }) => configName === name)?.configValue;
}

/** A broker learns what was set from its controller, a little later, and any of them may answer: so all must say it. */
async function eventually<T>(ask: () => Promise<T>, wanted: T): Promise<void> {
  let [last, same] = [await ask(), 0];
  for (const deadline = Date.now() + 20_000; same < 6 && Date.now() < deadline;) {
    same = isDeepStrictEqual(last, wanted) ? same + 1 : 0;
    await sleep(50);
    last = await ask();
  }
  if (same < 6) expect(last).toEqual(wanted);
}

const drift = (setting: string, wanted: string, found: string): Drift => {
  return { topic, setting, planned: wanted, found, fatal: true };
};

describe('the topics of three brokers', () => {
  let brokers: Brokers;
  let access: { brokers: readonly string[] };
  let variables: { KAFKA_BROKERS: string };

  beforeAll(async () => {
    brokers = await ownBrokers(3);
    access = { brokers: brokers.addresses };
    variables = { KAFKA_BROKERS: brokers.addresses.join(',') };
  });

  it('are all missing from an empty cluster, and made by `topics apply` with what ships', async () => {
    const before = await runCommand(['topics', 'plan', '--json'], variables);
    expect(before.failure).toBe('the topics are not as planned');
    expect(JSON.parse(before.out)).toEqual({
      same: false,
      drifts: [...streamNames, 'egov.quarantine.v1'].map((name) => ({
        ...{ topic: name, setting: 'topic', planned: 'exists', found: 'missing', fatal: true },
      })),
      warnings: [],
    });

    const applied = await runCommand(['topics', 'apply', '--json'], variables);
    expect(applied).toMatchObject({ failure: undefined, err: '' });
    expect(JSON.parse(applied.out)).toEqual({ same: true, drifts: [], warnings: [] });
    expect((await runCommand(['topics', 'plan'], variables)).out).toBe('the topics are as planned\n');
    const log = await openKafkaLog(access);
    const heads = await log.heads('egov.governance.v1').finally(() => log.close());
    expect(heads.reduce((sum, { nextOffset }) => sum + nextOffset, 0)).toBeGreaterThan(0);
  });

  it.each([
    ['retention.ms', '604800000'],
    ['retention.bytes', '1073741824'],
    ['cleanup.policy', 'compact'],
    ['unclean.leader.election.enable', 'true'],
    ['min.insync.replicas', '1'],
    ['flush.messages', '10000'],
    ['message.timestamp.type', 'CreateTime'],
    ['compression.type', 'zstd'],
  ] as const)('are drifted where %s is %s, and mended with the rest left as it was set', async (setting, found) => {
    await setTopic(brokers, { [setting]: found });
    await eventually(() => topicDrifts(access), [drift(setting, planned[setting], found)]);
    expect(await applyTopics(access)).toEqual([]);
    await eventually(() => settingOf(brokers, setting), planned[setting]);
    expect(await settingOf(brokers, 'segment.bytes')).toBe(planned['segment.bytes']);
  });

  it('need no flushing where the site declares independent power', async () => {
    await setTopic(brokers, { 'flush.messages': '10000' });
    await eventually(() => settingOf(brokers, 'flush.messages'), '10000');
    expect(await topicDrifts({ ...access, independentPower: true })).toEqual([]);
    expect(await applyTopics(access)).toEqual([]);
  });

  it('may be safer than planned', async () => {
    await setTopic(brokers, { 'min.insync.replicas': '3' });
    await eventually(() => settingOf(brokers, 'min.insync.replicas'), '3');
    expect(await applyTopics(access)).toEqual([]);
    expect(await settingOf(brokers, 'min.insync.replicas')).toBe('3');
    await setTopic(brokers, {});
    await eventually(() => settingOf(brokers, 'min.insync.replicas'), '2');
  });

  it('that take too small events lose none: that is told and mended, and no reason to refuse all', async () => {
    await setTopic(brokers, { 'max.message.bytes': '1048588' });
    const tooSmall = { ...drift('max.message.bytes', planned['max.message.bytes'], '1048588'), fatal: false };
    await eventually(() => topicDrifts(access), [tooSmall]);
    expect(await applyTopics(access)).toEqual([]);
  });

  it('stay planned for three while one broker is away', async () => {
    await brokers.kill(2, 'SIGTERM');
    await setTopic(brokers, { 'retention.ms': '1000' });
    await eventually(() => settingOf(brokers, 'retention.ms'), '1000');
    expect(await applyTopics(access)).toEqual([]);
    expect(await settingOf(brokers, 'min.insync.replicas')).toBe('2');
    await brokers.startAgain(2);
  });

  it('that are missing or have another number of partitions are named, and the latter are left as they are', async () => {
    await administered(brokers, async (admin) => {
      await admin.deleteTopics({ topics: ['egov.identity.v1'] });
      await admin.createPartitions({ topicPartitions: [{ topic, count: 25 }] });
    });
    const partitions = drift('partitions', String(streams[topic].partitions), '25');
    const missing = { ...drift('topic', 'exists', 'missing'), topic: 'egov.identity.v1' };
    await eventually(() => topicDrifts(access), [missing, partitions]);
    expect(await applyTopics(access)).toEqual([partitions]);
  });
});

describe('a topic that is set otherwise under a gateway', () => {
  it('makes it refuse events and name the setting, until it is mended', async () => {
    const brokers = await ownBrokers(1);
    const variables = { KAFKA_BROKERS: brokers.addresses.join(',') };
    const applied = await runCommand(['topics', 'apply', '--json'], variables);
    const warning = expect.stringContaining('does not outlive the loss of a broker');
    expect(applied).toMatchObject({ failure: undefined, err: warning });
    expect(JSON.parse(applied.out)).toEqual({ same: true, drifts: [], warnings: [warning] });
    expect(await runCommand(['topics', 'plan'], variables)).toMatchObject({ failure: undefined, err: warning });

    const { connectionString, drop } = await freshDatabase();
    atEnd(drop);
    const closers: (() => Promise<void> | void)[] = [];
    const shutdown = { onClose: (_name: string, close: () => Promise<void> | void) => void closers.unshift(close) };
    const token = 't'.repeat(32);
    const kafka = { brokers: brokers.addresses, tls: undefined, sasl: undefined, independentPower: false };
    const config = { port: 0, host: '127.0.0.1', databaseUrl: connectionString, kafka, operatorToken: token };
    const url = await runGateway({ config, logger: createLogger({ name: 'gateway' }), shutdown });
    const send = async (): Promise<Response> =>
      await fetch(`${url}/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': structured },
        body: JSON.stringify(dossier()),
      });
    expect([(await fetch(`${url}/health/ready`)).status, (await send()).status]).toEqual([200, 202]);

    await setTopic(brokers, { 'min.insync.replicas': '1', 'retention.ms': '60000' });
    const unready = await fetch(`${url}/health/ready`);
    expect([unready.status, await unready.json()]).toEqual([
      503,
      expect.objectContaining({ code: 'unsafe-settings', detail: `${topic} retention.ms=60000` }),
    ]);
    const refused = await send();
    expect([refused.status, await refused.json()]).toEqual([503, expect.objectContaining({ code: 'unsafe-settings' })]);

    expect((await runCommand(['topics', 'apply'], variables)).failure).toBeUndefined();
    expect([(await fetch(`${url}/health/ready`)).status, (await send()).status]).toEqual([200, 202]);
    for (const close of closers) await close();
  });

  it('is seen, and seen mended, though nobody asks', async () => {
    const brokers = await ownBrokers(1);
    const access = { brokers: brokers.addresses };
    await applyTopics(access);
    const log = await openKafkaLog({ ...access, lookEveryMs: 200 });
    const event = { stream: topic, subject: 'D1', body: '{"id":"1"}', hash: '0'.repeat(64) } as const;
    const outcome = async (): Promise<string> =>
      await log.append([event]).then(
        () => 'taken',
        (error: unknown) => (error instanceof LogUnsafe ? 'unsafe' : String(error)),
      );
    const until = async (wanted: string): Promise<void> => {
      for (const deadline = Date.now() + 10_000; (await outcome()) !== wanted && Date.now() < deadline;)
        await sleep(50);
      expect(await outcome()).toBe(wanted);
    };
    expect(await outcome()).toBe('taken');
    await setTopic(brokers, { 'min.insync.replicas': '1', 'cleanup.policy': 'compact' });
    await until('unsafe');
    await applyTopics(access);
    await until('taken');
    await log.close();
  });
});
