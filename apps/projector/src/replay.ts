import type { EventLog } from '#event-log';
import {
  type Checkpoint,
  type Database,
  dropGeneration,
  finishReplay,
  type Generation,
  loadCheckpoints,
  startReplay,
  writeReplayedLedger,
} from '#read-models';
import type { ProjectedContext } from './contexts.js';
import { foldNextBatch, type PartitionTask } from './partition-folder.js';
import { LedgerSum } from './ledger-sum.js';
import { replayNextBatch } from './partition-replay.js';

export type ReplayParts = Readonly<{
  log: EventLog;
  database: Database;
  signal: AbortSignal;
  /** Events of one partition that are replayed and written at a time. */
  replayedAtOnce?: number | undefined;
  /** Rows of the ledger that are kept to be added up, for all partitions together. */
  rowsKept?: number | undefined;
  /** Told after each batch how many events are folded and how many there are. */
  onProgress?: (folded: number, total: number) => void;
}>;

type NextBatch = (log: EventLog, database: Database, task: PartitionTask) => Promise<Checkpoint>;

/** Held in memory with their entities: some 100 MB. */
const defaultReplayedAtOnce = 25_000;
/** Some 20 MB, and twice that while they are written. */
const defaultRowsKept = 250_000;
const foldedAtOnce = 5_000;

/** While one partition is written by PostgreSQL another is folded here. */
const lanes = 2;

/** Replays a context's stream from the beginning, as far as it goes now, into a new copy of its tables. */
export async function replayContext(context: ProjectedContext, parts: ReplayParts): Promise<Generation> {
  const generation = await startReplay(parts.database.pool, context);
  const sum = new LedgerSum(parts.rowsKept ?? defaultRowsKept);
  const next: NextBatch = (log, database, task) => replayNextBatch(log, database, task, sum);
  const run = { context, generation, targets: await headsOf(context, parts.log), next };
  try {
    await advance({ ...run, batchSize: parts.replayedAtOnce ?? defaultReplayedAtOnce }, parts);
    await writeReplayedLedger(parts.database.pool, generation.id, sum.take());
    await finishReplay(parts.database.pool, generation);
    return generation;
  } catch (error) {
    await dropGeneration(parts.database.pool, generation.id);
    throw error;
  }
}

/** Folds each partition of a copy up to these offsets. */
export async function foldUpTo(
  context: ProjectedContext,
  generation: Generation,
  targets: ReadonlyMap<number, number>,
  parts: ReplayParts,
): Promise<void> {
  await advance({ context, generation, targets, next: foldNextBatch, batchSize: foldedAtOnce }, parts);
}

export async function headsOf({ stream }: ProjectedContext, log: EventLog): Promise<ReadonlyMap<number, number>> {
  return new Map((await log.heads(stream)).map(({ partition, nextOffset }) => [partition, nextOffset]));
}

type Run = Readonly<{
  context: ProjectedContext;
  generation: Generation;
  targets: ReadonlyMap<number, number>;
  next: NextBatch;
  batchSize: number;
}>;

/** Takes every partition to its target, a few at the same time. */
async function advance(run: Run, { log, database, signal, onProgress }: ReplayParts): Promise<void> {
  const total = [...run.targets.values()].reduce((sum, offset) => sum + offset, 0);
  const checkpoints = [...(await loadCheckpoints(database.pool, run.generation.id))];
  let folded = checkpoints.reduce((sum, { nextOffset }) => sum + nextOffset, 0);
  const lane = async (): Promise<void> => {
    for (let at = checkpoints.shift(); at !== undefined; at = checkpoints.shift()) {
      const target = run.targets.get(at.partition) ?? 0;
      while (at.nextOffset < target && !signal.aborted) {
        const after = await run.next(log, database, taskOf(run, at, target));
        folded += after.nextOffset - at.nextOffset;
        at = after;
        onProgress?.(folded, total);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  signal.throwIfAborted();
}

function taskOf({ context, generation, batchSize }: Run, checkpoint: Checkpoint, target: number): PartitionTask {
  return {
    context: context.name,
    stream: context.stream,
    generation: generation.id,
    checkpoint,
    batchSize: Math.min(batchSize, target - checkpoint.nextOffset),
  };
}
