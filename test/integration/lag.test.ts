import { HubGauges } from '../../apps/hub/src/hub-gauges.js';
import type { Store } from '../../apps/hub/src/store.js';
import { shippedEvents } from '../../apps/hub/src/shipped/shipped-events.js';
import { fillLog } from '../../apps/hub/src/log-filling.js';
import { member } from '../support/answers.js';
import { TestQueryApi } from '../support/query-api.js';
import { foldAll, freshStore } from '../support/store.js';
import { workedExample } from '../support/worked-example.js';

let store: Store;
let api: TestQueryApi;

beforeAll(async () => {
  store = await freshStore();
  await fillLog(store.log, shippedEvents());
  await foldAll(store);
  await fillLog(store.log, workedExample.slice(1)); // the registry that ships holds H58
  api = await TestQueryApi.open(store);
});

it('tells of every partition how far its fold is behind, in events and seconds, and whose fold it is', async () => {
  const rows: readonly unknown[] = Object(member((await api.get('/v1/lag')).body, 'data'));
  expect(rows).toHaveLength(4 * 24 + 6);
  const behind = rows.filter((row) => Number(member(row, 'events')) > 0);
  expect(behind.length).toBeGreaterThan(0);
  for (const row of behind) {
    expect(Number(member(row, 'end'))).toBe(Number(member(row, 'folded')) + Number(member(row, 'events')));
    expect(Number(member(row, 'seconds'))).toBeGreaterThan(0);
  }
  expect(behind.map((row) => member(row, 'group'))).toContain('lienthong-onestop-dossier1-paper1');
  expect(rows.filter((row) => member(row, 'events') === 0 && member(row, 'seconds') !== 0)).toEqual([]);
});

it('tells it as a file too', async () => {
  const { text } = await api.get('/v1/lag.csv');
  expect(text.split('\r\n')[0]).toBe('context,group,partition,folded,end,events,seconds');
  expect(text.split('\r\n')).toHaveLength(1 + 4 * 24 + 6 + 1);
});

it('refuses a parameter that it does not know', async () => {
  expect((await api.get('/v1/lag?context=onestop')).status).toBe(400);
});

it('is among the metrics of the hub, by partition', async () => {
  const text = await new HubGauges(store).scrape();
  expect(text).toMatch(/lienthong_projection_lag_events\{[^}]*context="onestop"[^}]*partition="\d+"[^}]*\} [1-9]/);
  expect(text).toMatch(/lienthong_projection_lag_seconds\{[^}]*context="onestop"[^}]*partition="\d+"[^}]*\} [1-9]/);
});
