import type { KafkaEventLog } from '#event-log';
import { activateGeneration, type Database, dropGeneration, inTransaction, startGeneration } from '#read-models';
import { contexts } from '../../../apps/projector/src/contexts.js';
import { foldUpTo, headsOf, replayContext } from '../../../apps/projector/src/replay.js';

type Onto = Readonly<{ log: KafkaEventLog; database: Database }>;

const signal = new AbortController().signal;

/** Seconds that our projector takes for a backlog: entities, ledger and checkpoints, each batch in its transaction. */
export async function folding({ log, database }: Onto): Promise<number> {
  const context = onestop();
  const generation = await startGeneration(database.pool, context);
  await inTransaction(database.pool, (tx) => activateGeneration(tx, generation));
  const heads = await headsOf(context, log);
  const begun = performance.now();
  await foldUpTo(context, generation, heads, { log, database, signal });
  const seconds = (performance.now() - begun) / 1_000;
  await dropGeneration(database.pool, generation.id);
  return seconds;
}

/** Seconds for a first copy of the same, which nobody reads until it is whole. */
export async function replaying({ log, database }: Onto): Promise<number> {
  const begun = performance.now();
  const { id } = await replayContext(onestop(), { log, database, signal });
  const seconds = (performance.now() - begun) / 1_000;
  await dropGeneration(database.pool, id);
  return seconds;
}

function onestop(): (typeof contexts)[number] {
  const context = contexts.find(({ name }) => name === 'onestop');
  if (context === undefined) throw new Error('there is no such context');
  return context;
}
