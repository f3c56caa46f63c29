import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventLog } from '#event-log';
import { loadCheckpoints, activeGenerations } from '#read-models';
import { pause } from '#runtime';
import { countEvents, fillLog, holdsOnlyShipped, type RecordedEvent } from './log-filling.js';
import type { HubReport } from './hub-states.js';
import type { HubOptions } from './options.js';
import { sampleYear } from './sample-year.js';
import { shippedEvents } from './shipped/shipped-events.js';
import type { Store } from './store.js';

/** Says that the sample is being loaded: a start that was cut off is gone on with. */
const marker = 'sample.loading';

export type Preparing = Readonly<{ options: HubOptions; report: HubReport; signal: AbortSignal }>;

/** Puts into a new log what ships with the product, and the sample year unless it is not wanted. */
export async function prepareLog(store: Store, { options, report, signal }: Preparing): Promise<void> {
  const shipped = await ship(store.log);
  const path = join(options.dataDir, marker);
  const begun = (await readFile(path, 'utf8').catch(() => undefined)) !== undefined;
  if (!begun && (options.empty || !(await holdsOnlyShipped(store.log)))) return;
  await writeFile(path, '');
  await loadSample(store, shipped, { report, signal });
  if (!signal.aborted) await rm(path, { force: true });
}

/** Puts what ships into a log that holds nothing yet. Answers how many events ship. */
export async function ship(log: EventLog): Promise<number> {
  const shipped = shippedEvents();
  if ((await countEvents(log)) === 0) await fillLog(log, shipped);
  return shipped.length;
}

type Loading = Pick<Preparing, 'report' | 'signal'>;

/** Nothing else enters the log before the door opens, so what stands behind the shipped events is the sample's beginning. */
async function loadSample(store: Store, shipped: number, { report, signal }: Loading): Promise<void> {
  const loaded = (await countEvents(store.log)) - shipped;
  const sample = sampleYear();
  await fillLog(store.log, rest(sample.events, loaded, signal), (count) => {
    report({ state: 'loading', what: 'sample year', done: loaded + count, total: sample.size });
  });
  await waitUntilFolded(store, { report, signal });
}

function* rest(events: Iterable<RecordedEvent>, skipped: number, signal: AbortSignal): Generator<RecordedEvent> {
  let place = 0;
  for (const event of events) {
    if (signal.aborted) return;
    if (place >= skipped) yield event;
    place += 1;
  }
}

async function waitUntilFolded(store: Store, { report, signal }: Loading): Promise<void> {
  const total = await countEvents(store.log);
  for (let folded = 0; folded < total && !signal.aborted;) {
    folded = await countFolded(store);
    report({ state: 'loading', what: 'figures', done: folded, total });
    if (folded < total) await pause(100, signal);
  }
}

async function countFolded({ database }: Store): Promise<number> {
  let folded = 0;
  for (const { id } of (await activeGenerations(database.pool)).values()) {
    for (const { nextOffset } of await loadCheckpoints(database.pool, id)) folded += nextOffset;
  }
  return folded;
}
