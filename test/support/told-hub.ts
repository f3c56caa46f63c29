import { instantMicros } from '#event-catalog';
import { fillLog, type RecordedEvent } from '../../apps/hub/src/log-filling.js';
import { shippedEvents } from '../../apps/hub/src/shipped/shipped-events.js';
import type { Store } from '../../apps/hub/src/store.js';
import { TestQueryApi } from './query-api.js';
import { foldAll, freshStore } from './store.js';

/** A hub with all that ships and these events, in the order in which they were recorded, and its query API. */
export async function toldHub(
  events: readonly RecordedEvent[],
): Promise<Readonly<{ store: Store; api: TestQueryApi }>> {
  const store = await freshStore();
  await fillLog(store.log, shippedEvents());
  const micros = ({ recordedtime }: RecordedEvent): number => instantMicros(recordedtime);
  await fillLog(
    store.log,
    events.toSorted((a, b) => micros(a) - micros(b)),
  );
  await foldAll(store);
  return { store, api: await TestQueryApi.open(store) };
}
