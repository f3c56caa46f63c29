import { activateGeneration, type Checkpoint, inTransaction, loadCheckpoints, startGeneration } from '#read-models';
import type { Store } from '../../apps/hub/src/store.js';
import { contexts } from '../../apps/projector/src/contexts.js';
import { foldNextBatch } from '../../apps/projector/src/partition-folder.js';

/** Folds the whole log into new read models, in batches of the sizes that are drawn. */
export async function foldBatchSizes({ log, database }: Store, draw: () => number): Promise<void> {
  for (const { name, stream, versions, partitions } of contexts) {
    const generation = await startGeneration(database.pool, { name, stream, versions, partitions });
    await inTransaction(database.pool, (tx) => activateGeneration(tx, generation));
    for (const checkpoint of await loadCheckpoints(database.pool, generation.id)) {
      let at: Checkpoint | undefined = checkpoint;
      while (at !== undefined) {
        const task = { context: name, stream, generation: generation.id, checkpoint: at, batchSize: draw() };
        const after = await foldNextBatch(log, database, task);
        at = after.nextOffset === at.nextOffset ? undefined : after;
      }
    }
  }
}
