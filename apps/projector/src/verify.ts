import { activeGenerations, type Comparison, compareGenerations, dropGeneration, loadCheckpoints } from '#read-models';
import { pause } from '#runtime';
import type { ProjectedContext } from './contexts.js';
import { foldUpTo, replayContext, type ReplayParts } from './replay.js';

/** While events keep coming the copies are compared where they stand together; this often it is tried. */
const tries = 20;

/**
 * Replays a context's stream into empty tables and compares them with the active ones: entities, and every figure for
 * every recorded day. The copy is dropped again.
 *
 * @throws Error if the active copy never stood still long enough, or does not exist.
 */
export async function verifyContext(context: ProjectedContext, parts: ReplayParts): Promise<Comparison> {
  const { pool } = parts.database;
  const active = (await activeGenerations(pool)).get(context.name);
  if (active === undefined) throw new Error(`nothing is folded of ${context.name} yet`);
  const copy = await replayContext(context, parts);
  try {
    for (let left = tries; left > 0; left -= 1) {
      const checkpoints = await loadCheckpoints(pool, active.id);
      const targets = new Map(checkpoints.map(({ partition, nextOffset }) => [partition, nextOffset]));
      await foldUpTo(context, copy, targets, parts);
      const comparison = await compareGenerations(pool, active.id, copy.id);
      if (comparison.comparable) return comparison;
      await pause(100, parts.signal);
    }
    throw new Error(`${context.name} is folded faster than it can be compared; try again when fewer events come`);
  } finally {
    await dropGeneration(pool, copy.id);
  }
}
