import { parseEvent } from '#event-catalog';
import { dropGeneration } from '#read-models';
import { contexts } from '../../../apps/projector/src/contexts.js';
import { headsOf, replayContext } from '../../../apps/projector/src/replay.js';
import { type Filled, withFilledLog } from '../bench-hub.js';
import { type Figure, median, perSecond, rounded, timed } from '../figure.js';
import { madeUpYear } from '../made-up.js';

const rounds = 3;
/** As many partitions are read at the same time as a rebuild takes. */
const lanes = 2;

/** Rebuilding the dossiers of 200,000 events, against only reading and parsing them with as much at the same time. */
export async function rebuild(): Promise<readonly Figure[]> {
  const reading: number[] = [];
  const rebuilding: number[] = [];
  let events = 0;
  await withFilledLog(madeUpYear(200_000), async (filled) => {
    const [context] = contexts.filter(({ name }) => name === 'onestop');
    if (context === undefined) throw new Error('there is no such context');
    const { log, database } = filled.store;
    const heads = await headsOf(context, log);
    events = [...heads.values()].reduce((sum, offset) => sum + offset, 0);
    const parts = { log, database, signal: new AbortController().signal };
    for (let round = -1; round < rounds; round += 1) {
      const read = await timed(() => readAndParse(filled, context.stream, heads));
      const rebuilt = await timed(async () => {
        await dropGeneration(database.pool, (await replayContext(context, parts)).id);
      });
      if (round < 0) continue;
      reading.push(read);
      rebuilding.push(rebuilt);
    }
  });
  return [
    {
      name: 'rebuild, of only reading and parsing the log',
      value: rounded(median(rebuilding.map((ms, round) => (reading[round] ?? NaN) / ms))),
      unit: 'ratio',
      target: { atLeast: 0.5 },
    },
    { name: 'events rebuilt', value: perSecond(events, median(rebuilding)), unit: 'per second' },
    { name: 'events read and parsed', value: perSecond(events, median(reading)), unit: 'per second' },
  ];
}

async function readAndParse(
  { store }: Filled,
  stream: (typeof contexts)[number]['stream'],
  heads: ReadonlyMap<number, number>,
): Promise<void> {
  const waiting = [...heads];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [partition, head] = next;
      for (let offset = 0; offset < head;) {
        const records = await store.log.read({ stream, partition, offset }, 5_000);
        for (const { event } of records) parseEvent(event);
        offset += records.length;
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
