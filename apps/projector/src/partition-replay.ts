import type { EventLog } from '#event-log';
import {
  type Checkpoint,
  type Database,
  inTransaction,
  loadEntities,
  loadQuarantined,
  type StoredEntity,
  writeReplayedBatch,
} from '#read-models';
import { BatchFold } from './batch-fold.js';
import type { LedgerSum } from './ledger-sum.js';
import { Fenced, type PartitionTask, subjectsOf } from './partition-folder.js';

/** How much is read at a time; `batchSize` of the task is how much is written at a time. */
const readSize = 5_000;

/**
 * Folds the next batch of one partition of a copy that is being replayed. Such a batch is much larger than a usual one:
 * an entity that changes often is then loaded and written once.
 *
 * @param sum takes what the batch adds to the ledger; it is written with the batch only when it is full.
 * @returns the checkpoint after it.
 * @throws Fenced when another worker moved the checkpoint; LogHole when an offset is missing.
 */
export async function replayNextBatch(
  log: EventLog,
  database: Database,
  task: PartitionTask,
  sum: LedgerSum,
): Promise<Checkpoint> {
  const { stream, generation, checkpoint, batchSize } = task;
  const stored = new Map<string, StoredEntity>();
  const fold = new BatchFold({ generation, stream, checkpoint, entities: stored, sum });
  const end = checkpoint.nextOffset + batchSize;
  for (let offset = checkpoint.nextOffset; offset < end;) {
    const records = await log.read(
      { stream, partition: checkpoint.partition, offset },
      Math.min(readSize, end - offset),
    );
    if (records.length === 0) break;
    if (checkpoint.nextOffset > 0) await recall(database, task, { fold, stored, subjects: subjectsOf(records) });
    for (const record of records) fold.add(record);
    offset += records.length;
  }
  const batch = { ...fold.finish(), ledger: sum.isFull ? sum.take() : [] };
  return await inTransaction(database.pool, async (tx) => {
    await tx.query('set local synchronous_commit = off'); // a copy whose replay is cut off is thrown away
    if (!(await writeReplayedBatch(database.pool, tx, batch, stored)))
      throw new Fenced(`${stream}/${checkpoint.partition} is replayed by another worker`);
    return batch.to;
  });
}

type Onto = Readonly<{
  fold: BatchFold;
  stored: Map<string, StoredEntity>;
  subjects: ReturnType<typeof subjectsOf>;
}>;

/** Loads what earlier batches left of these subjects; nobody else writes them meanwhile. */
async function recall({ pool }: Database, task: PartitionTask, { fold, stored, subjects }: Onto): Promise<void> {
  const { generation, checkpoint } = task;
  const unknown = [...subjects.all].filter((subject) => !stored.has(subject));
  for (const [subject, entity] of await loadEntities(pool, generation, unknown)) stored.set(subject, entity);
  const place = { generation, partition: checkpoint.partition };
  fold.recall(await loadQuarantined(pool, place, [...subjects.settled]));
}
