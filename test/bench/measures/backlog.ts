import { getPostgreSQLEventStore, pongoSingleStreamProjection } from '@event-driven-io/emmett-postgresql';
import { type CatalogEvent, eventTypes, parseEvent } from '#event-catalog';
import type { LogRecord } from '#event-log';
import { type Entity, folded, unseen } from '#projections';
import { dropGeneration, startGeneration } from '#read-models';
import { contexts } from '../../../apps/projector/src/contexts.js';
import { foldUpTo, headsOf } from '../../../apps/projector/src/replay.js';
import { withFilledLog } from '../bench-hub.js';
import { type Figure, median, perSecond, rounded, timed } from '../figure.js';
import { madeUpYear } from '../made-up.js';

const rounds = 3;
/** The library is given less, so that the run ends; its rate does not fall with it. */
const theirs = 6_000;

/**
 * Projecting the same backlog with the same database: ours folds entities, the bitemporal ledger and its months; the
 * library of emmett keeps, with the same pure fold, one document for each dossier and no figures at all.
 */
export async function backlog(): Promise<readonly Figure[]> {
  const ours: number[] = [];
  const emmett: number[] = [];
  let total = 0;
  await withFilledLog(madeUpYear(40_000), async ({ store: { log, database } }) => {
    const [context] = contexts.filter(({ name }) => name === 'onestop');
    if (context === undefined) throw new Error('there is no such context');
    const heads = await headsOf(context, log);
    total = [...heads.values()].reduce((sum, offset) => sum + offset, 0);
    const records: LogRecord[] = [];
    for (const partition of heads.keys()) {
      records.push(...(await log.read({ stream: context.stream, partition, offset: 0 }, 5_000)));
    }
    await storeInEmmett(database.connectionString, records.slice(0, theirs));
    for (let round = 0; round < rounds; round += 1) {
      const generation = await startGeneration(database.pool, context);
      const parts = { log, database, signal: new AbortController().signal };
      ours.push((await timed(() => foldUpTo(context, generation, heads, parts))) / total);
      await dropGeneration(database.pool, generation.id);
      emmett.push((await timed(() => projectInEmmett(database.connectionString, round))) / theirs);
    }
  });
  return [
    {
      name: 'projecting a backlog, of the emmett-postgresql library',
      value: rounded(median(emmett.map((ms, round) => ms / (ours[round] ?? NaN)))),
      unit: 'ratio',
      target: { atLeast: 10 },
    },
    { name: 'events projected', value: perSecond(1, median(ours)), unit: 'per second' },
    { name: 'events projected by emmett-postgresql', value: perSecond(1, median(emmett)), unit: 'per second' },
  ];
}

type Stored = { type: string; data: { event: CatalogEvent; hash: string; offset: number } };
type Document = { entity: Entity };

async function storeInEmmett(connectionString: string, records: readonly LogRecord[]): Promise<void> {
  const store = getPostgreSQLEventStore(connectionString);
  const streams = new Map<string, Stored[]>();
  for (const { event, hash, offset } of records) {
    const parsed = parseEvent(event);
    if (!parsed.ok) continue;
    const stored = { type: parsed.value.type, data: { event: parsed.value, hash, offset } };
    streams.set(parsed.value.subject, [...(streams.get(parsed.value.subject) ?? []), stored]);
  }
  for (const [subject, events] of streams) await store.appendToStream<Stored>(subject, events);
  await store.close();
}

async function projectInEmmett(connectionString: string, round: number): Promise<void> {
  const store = getPostgreSQLEventStore(connectionString);
  const consumer = store.consumer<Stored>({ stopWhen: { noMessagesLeft: true }, pulling: { batchSize: 1_000 } });
  consumer.projector<Stored>({
    processorId: `dossiers-${round}`,
    projection: pongoSingleStreamProjection<Document, Stored>({
      collectionName: `dossiers_${round}`,
      canHandle: eventTypes.map(({ type }) => type),
      initialState: () => ({ entity: unseen }),
      evolve: ({ entity }: Document, { data }: Stored) => ({
        entity: folded(entity, data, () => undefined).entity,
      }),
    }),
  });
  await consumer.start();
  await consumer.close();
  await store.close();
}
