import type { EventLog } from '#event-log';
import { type Checkpoint, type Database, type Generation, loadCheckpoints, startGeneration } from '#read-models';
import type { ProjectedContext } from './contexts.js';
import { foldNextBatch } from './partition-folder.js';

export type ReplayParts = Readonly<{
  log: EventLog;
  database: Database;
  signal: AbortSignal;
  /** Told after each batch how many events are folded and how many there are. */
  onProgress?: (folded: number, total: number) => void;
}>;

const batchSize = 5_000;

/** Replays a context's stream from the beginning into a new copy of its tables. */
export async function replayContext(context: ProjectedContext, parts: ReplayParts): Promise<Generation> {
  const generation = await startGeneration(parts.database.pool, context);
  await foldUpTo(context, generation, await headsOf(context, parts.log), parts);
  return generation;
}

/** Folds each partition of a copy up to these offsets. */
export async function foldUpTo(
  context: ProjectedContext,
  generation: Generation,
  targets: ReadonlyMap<number, number>,
  { log, database, signal, onProgress }: ReplayParts,
): Promise<void> {
  const total = [...targets.values()].reduce((sum, offset) => sum + offset, 0);
  const checkpoints = await loadCheckpoints(database.pool, generation.id);
  let folded = checkpoints.reduce((sum, { nextOffset }) => sum + nextOffset, 0);
  for (const checkpoint of checkpoints) {
    const target = targets.get(checkpoint.partition) ?? 0;
    let at: Checkpoint = checkpoint;
    while (at.nextOffset < target && !signal.aborted) {
      const size = Math.min(batchSize, target - at.nextOffset);
      const task = { context: context.name, stream: context.stream, generation: generation.id, batchSize: size };
      const after = await foldNextBatch(log, database, { ...task, checkpoint: at });
      folded += after.nextOffset - at.nextOffset;
      at = after;
      onProgress?.(folded, total);
    }
  }
  signal.throwIfAborted();
}

export async function headsOf({ stream }: ProjectedContext, log: EventLog): Promise<ReadonlyMap<number, number>> {
  return new Map((await log.heads(stream)).map(({ partition, nextOffset }) => [partition, nextOffset]));
}
