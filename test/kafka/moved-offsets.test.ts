import { setTimeout as sleep } from 'node:timers/promises';
import { applyTopics } from '#event-log';
import { foldedPositions, loadCheckpoints, activeGenerations } from '#read-models';
import { rebuildContext } from '../../apps/projector/src/rebuild.js';
import { freshDatabase } from '../support/postgres.js';
import { ownBrokers } from './brokers-under-test.js';
import { DossierStream, onestop } from './dossier-stream.js';
import { committedOffsets, withAdmin } from './folded.js';
import { ProjectorProcess } from './projector-process.js';

const { group, stream } = onestop;

let databaseUrl: string;
let brokers: readonly string[];
let dossiers: DossierStream;
let projector: ProjectorProcess;

beforeAll(async () => {
  brokers = (await ownBrokers(1)).addresses;
  await applyTopics({ brokers });
  databaseUrl = (await freshDatabase()).connectionString;
  dossiers = await DossierStream.open(brokers, databaseUrl);
  await dossiers.tell(300);
  projector = await launched().joined();
});

it('goes on at the checkpoints of the database when all offsets are deleted', async () => {
  await stopped();
  await withAdmin(brokers, (admin) => admin.deleteGroups([group]));
  await dossiers.tell(60);
  projector = await launched().joined();
  await dossiers.mustBeExact();
});

it('does not start on offsets that another tool has set, until the stream is rebuilt', async () => {
  await stopped();
  const partitions = [{ partition: 3, offset: '0' }];
  await withAdmin(brokers, (admin) => admin.setOffsets({ groupId: group, topic: stream, partitions }));
  const refused = launched();
  expect(await refused.ended()).toBe(1);
  expect(refused.output).toContain(`the offsets of group ${group} were set by another tool (${stream}/3/0)`);
  expect(refused.output).toContain('`lienthong rebuild` folds the stream again and sets both');

  // what the command does
  await rebuildContext(onestop, { ...dossiers.store, signal: new AbortController().signal });
  await dossiers.log.forgetOffsets(group);
  await dossiers.tell(60);
  projector = await launched().joined();
  await dossiers.mustBeExact();
});

it('takes no notice when events that are folded leave the log', async () => {
  await dossiers.folded();
  const before = await dossiers.counted();
  const { partition, nextOffset } = await checkpoint();
  await deleteBefore(partition, nextOffset);
  await dossiers.tell(60);
  await dossiers.folded();
  expect(await dossiers.counted()).toBe(before + 60);
  expect(await projector.text('/health/ready')).toContain('ready');
});

it('stands still where events left the log before they were folded, and folds the other partitions', async () => {
  await stopped();
  const { partition, nextOffset } = await checkpoint();
  await dossiers.tell(400);
  await deleteBefore(partition, nextOffset + 2);
  projector = await launched().joined();
  while (!(await projector.text('/health/ready')).includes(`log-hole: ${stream}/${partition}`)) await sleep(100);
  await dossiers.tell(100);
  const heads = await dossiers.log.heads(stream);
  const folded = async (): Promise<readonly (number | undefined)[]> => {
    const positions = await foldedPositions(dossiers.database.pool);
    return heads.map((head) => positions.get(`${stream}/${head.partition}`));
  };
  const whole = heads.map((head) => (head.partition === partition ? nextOffset : head.nextOffset));
  while (JSON.stringify(await folded()) !== JSON.stringify(whole)) await sleep(100);
  expect(await projector.text('/metrics')).toMatch(/lienthong_log_holes\{[^}]*context="onestop"[^}]*\} 1/);
  expect(await folded()).toEqual(whole); // nothing behind the hole is counted
});

async function stopped(): Promise<void> {
  await dossiers.folded();
  projector.signal('SIGTERM');
  expect(await projector.ended()).toBe(0);
  expect((await committedOffsets(brokers, group, stream)).size).toBeGreaterThan(0);
}

function launched(): ProjectorProcess {
  return ProjectorProcess.start({ brokers, databaseUrl, contexts: 'onestop' });
}

/** Of a partition of which something is folded. */
async function checkpoint(): Promise<{ partition: number; nextOffset: number }> {
  const { pool } = dossiers.database;
  const active = (await activeGenerations(pool)).get(onestop.name);
  const [found] = (await loadCheckpoints(pool, active!.id)).filter(({ nextOffset }) => nextOffset > 0);
  return found!;
}

async function deleteBefore(partition: number, offset: number): Promise<void> {
  await withAdmin(brokers, async (admin) => {
    await admin.fetchTopicOffsets(stream); // the client asks for no metadata by itself here
    await admin.deleteTopicRecords({ topic: stream, partitions: [{ partition, offset: String(offset) }] });
  });
}
