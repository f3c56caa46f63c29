import { activeGenerations, dropGeneration, type Generation, takeOver } from '#read-models';
import type { ProjectedContext } from './contexts.js';
import { foldUpTo, headsOf, replayContext, type ReplayParts } from './replay.js';

/**
 * Rebuilds a context's read model beside the active one and switches in one transaction, while events keep coming.
 * The old copy is dropped afterwards; a projector that still writes to it fails at its fence and takes up the new one.
 */
export async function rebuildContext(context: ProjectedContext, parts: ReplayParts): Promise<Generation> {
  const { database, log } = parts;
  const before = (await activeGenerations(database.pool)).get(context.name);
  const generation = await replayContext(context, parts);
  while (!(await takeOver(database.pool, generation))) {
    await foldUpTo(context, generation, await headsOf(context, log), parts);
  }
  if (before !== undefined) await dropGeneration(database.pool, before.id);
  return { ...generation, state: 'active' };
}
