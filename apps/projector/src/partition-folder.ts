import { type EventLog, type LogRecord } from '#event-log';
import {
  type Checkpoint,
  type Database,
  inTransaction,
  loadEntities,
  loadQuarantined,
  notifyFolded,
  writeFoldedBatch,
} from '#read-models';
import type { StreamName } from '#event-catalog';
import { BatchFold } from './batch-fold.js';
import { LedgerSum } from './ledger-sum.js';
import { canBeKept } from './remarks.js';

export type PartitionTask = Readonly<{
  context: string;
  stream: StreamName;
  generation: number;
  checkpoint: Checkpoint;
  batchSize: number;
}>;

/** Another worker folded this partition further; this one starts again from where that one got. */
export class Fenced extends Error {
  override readonly name = 'Fenced';
}

/**
 * Folds the next batch of one partition in one transaction.
 *
 * @returns the checkpoint after it, the same one if there was nothing to fold.
 * @throws Fenced when another worker moved the checkpoint; LogHole when an offset is missing.
 */
export async function foldNextBatch(log: EventLog, database: Database, task: PartitionTask): Promise<Checkpoint> {
  const { stream, generation, checkpoint, batchSize } = task;
  const { partition, nextOffset } = checkpoint;
  const records = await log.read({ stream, partition, offset: nextOffset }, batchSize);
  if (records.length === 0) return checkpoint;
  return await inTransaction(database.pool, async (tx) => {
    await tx.query('set local synchronous_commit = off'); // what a crash takes is folded again from the log
    const subjects = subjectsOf(records);
    const entities = await loadEntities(tx, generation, [...subjects.all]);
    const sum = new LedgerSum();
    const fold = new BatchFold({ generation, stream, checkpoint, entities, sum });
    fold.recall(await loadQuarantined(tx, { generation, partition }, [...subjects.settled]));
    for (const record of records) fold.add(record);
    const batch = { ...fold.finish(), ledger: sum.take() };
    if (!(await writeFoldedBatch(database.pool, tx, batch)))
      throw new Fenced(`${stream}/${partition} is folded by another worker`);
    await notifyFolded(tx, { context: task.context, stream, partition, nextOffset: batch.to.nextOffset });
    return batch.to;
  });
}

/** The subjects that these records touch, and those among them that a release or a discard names. */
export function subjectsOf(
  records: readonly LogRecord[],
): Readonly<{ all: ReadonlySet<string>; settled: ReadonlySet<string> }> {
  const all = new Set<string>();
  const settled = new Set<string>();
  for (const { event } of records) {
    if (typeof event !== 'object' || event === null || !('subject' in event) || !('type' in event)) continue;
    if (typeof event.subject !== 'string' || typeof event.type !== 'string') continue;
    if (!canBeKept(event.subject)) continue;
    all.add(event.subject);
    if (event.type.startsWith('vn.egov.hub.quarantine.')) settled.add(event.subject);
  }
  return { all, settled };
}
