import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { createHub } from '../../apps/hub/src/hub.js';
import { operatorToken } from '../../apps/hub/src/hub-folder.js';
import { fillLog } from '../../apps/hub/src/log-filling.js';
import { simulationOf } from '../../apps/hub/src/sample-year.js';
import { shippedEvents } from '../../apps/hub/src/shipped/shipped-events.js';
import { simulation } from '../../apps/hub/src/simulate/simulation.js';
import { openStore, type Store } from '../../apps/hub/src/store.js';
import { contexts } from '../../apps/projector/src/contexts.js';
import { foldUpTo, headsOf } from '../../apps/projector/src/replay.js';
import { dropGeneration, startGeneration } from '#read-models';
import { createLogger } from '#runtime';

/**
 * Speed as ratios taken side by side in one run: rates of a shared machine mean nothing by themselves.
 * Usage: npm run bench -- [events]
 */
const backlog = Number(process.argv[2] ?? 60_000);
const port = 8_392;
const logger = createLogger({ name: 'bench', level: 'error' });
const dataDir = await mkdtemp(join(tmpdir(), 'lienthong-bench-'));
const signal = new AbortController().signal;
const store = await openStore({ dataDir, databaseUrl: undefined, logger });
const results: Record<string, number> = {};

await fillLog(store.log, shippedEvents());
await fillLog(store.log, simulation(simulationOf({ seed: 3, events: backlog, year: 2020 })));
await rebuild(store);
const options = { port, host: '127.0.0.1', dataDir, empty: true, databaseUrl: undefined };
const hub = await createHub({ options, store, logger });
const url = await hub.listen();
const key = await operatorToken(dataDir);
await caughtUp();
await intake(store);
await visible();
await hot();
results['rssHubMiB'] = Math.round(process.memoryUsage().rss / 2 ** 20);
await hub.close();
await store.close();
mkdirSync('test/bench/results', { recursive: true });
writeFileSync(
  'test/bench/results/bench.json',
  `${JSON.stringify({ backlog, node: process.version, ...results }, undefined, 2)}\n`,
);
console.log(JSON.stringify(results, undefined, 2));

/** Rebuilding a context against only reading and parsing the same log. */
async function rebuild({ log, database }: Store): Promise<void> {
  const [context] = contexts.filter(({ name }) => name === 'onestop');
  if (context === undefined) throw new Error('no context');
  const heads = await headsOf(context, log);
  const events = [...heads.values()].reduce((sum, offset) => sum + offset, 0);
  const reading = await timed(async () => {
    for (const [partition, head] of heads) {
      for (let offset = 0; offset < head;) {
        offset += (await log.read({ stream: context.stream, partition, offset }, 5_000)).length;
      }
    }
  });
  const generation = await startGeneration(database.pool, context);
  const folding = await timed(() => foldUpTo(context, generation, heads, { log, database, signal }));
  const { rows } = await database.pool.query<{ rows: number; dossiers: number }>(
    `select (select count(*) from read_model.ledger where generation = $1) as rows,
       (select count(*) from read_model.entity where generation = $1) as dossiers`,
    [generation.id],
  );
  await dropGeneration(database.pool, generation.id);
  results['readAndParsePerSecond'] = Math.round((events / reading) * 1_000);
  results['rebuildPerSecond'] = Math.round((events / folding) * 1_000);
  results['rebuildOfReading'] = ratio(reading, folding);
  results['ledgerRowsPerDossier'] = ratio(rows[0]?.rows ?? 0, rows[0]?.dossiers ?? 1);
}

/** Batches of 500 over HTTP to a durable receipt, against a bare insert of rows of the same size with fsync. */
async function intake({ database }: Store): Promise<void> {
  const batches = 40;
  const bodies = Array.from({ length: batches }, (_, batch) => JSON.stringify(dossiers(`i${batch}`, 500)));
  const http = await timed(async () => {
    for (const body of bodies) await post(body);
  });
  await database.pool.query(
    'create table bench_row (stream text, "partition" int, "offset" bigint, hash bytea, event json)',
  );
  const bare = await timed(async () => {
    for (const [batch, body] of bodies.entries()) {
      const events: unknown[] = JSON.parse(body);
      await database.pool.query(
        `insert into bench_row select 'egov.onestop.v1', 1, n, sha256(e::bytea), e::json
         from unnest($1::bigint[], $2::text[]) as t (n, e)`,
        [events.map((_, index) => batch * 500 + index), events.map((event) => JSON.stringify(event))],
      );
    }
  });
  results['httpPerSecond'] = Math.round(((batches * 500) / http) * 1_000);
  results['bareInsertPerSecond'] = Math.round(((batches * 500) / bare) * 1_000);
  results['httpOfBareInsert'] = ratio(bare, http);
}

/** From the receipt to the figure, while 2,000 events a second come in. */
async function visible(): Promise<void> {
  const delays: number[] = [];
  const stopping = new AbortController();
  const load = (async () => {
    for (let batch = 0; !stopping.signal.aborted; batch += 1) {
      const begun = performance.now();
      await post(JSON.stringify(dossiers(`v${batch}`, 500)));
      await pause(Math.max(0, 250 - (performance.now() - begun)));
    }
  })();
  for (let probe = 0; probe < 40; probe += 1) {
    const agency = `H58.9${probe}`;
    await post(JSON.stringify([{ ...dossier(`p${probe}`), data: { ...basics, agency } }]));
    const begun = performance.now();
    while ((await count(agency)) === 0) await pause(5);
    delays.push(performance.now() - begun);
    await pause(100);
  }
  stopping.abort();
  await load;
  delays.sort((a, b) => a - b);
  results['visibleMsMedian'] = Math.round(delays[delays.length >> 1] ?? 0);
  results['visibleMsWorst'] = Math.round(delays.at(-1) ?? 0);
}

/** A figure that was asked before, against a bare route that returns the same bytes. */
async function hot(): Promise<void> {
  await caughtUp();
  const path = '/v1/observations?indicator=online-share&org=H58&period=2020-Q3';
  const body = await (await fetch(`${url}${path}`)).text();
  const bare = fastify();
  bare.get('/', (_request, reply) => reply.type('application/json').send(body));
  await bare.listen({ port: port + 1 });
  const requests = 2_000;
  const ours = await timed(() => hammer(`${url}${path}`, requests));
  const theirs = await timed(() => hammer(`http://127.0.0.1:${port + 1}/`, requests));
  await bare.close();
  const cold = await timed(async () => {
    await (await fetch(`${url}/v1/observations?indicator=online-share&org=VN&period=2020`)).text();
  });
  results['hotOfBareRoute'] = ratio(theirs, ours);
  results['coldNationMs'] = Math.round(cold);
}

async function hammer(target: string, requests: number): Promise<void> {
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let request = 0; request < requests / 8; request += 1) await (await fetch(target)).text();
    }),
  );
}

async function post(body: string): Promise<void> {
  const response = await fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents-batch+json' },
    body,
  });
  if (response.status !== 202) throw new Error(`refused: ${await response.text()}`);
}

/** Whether the unit is in the ledger yet: what a question would be answered from. */
async function count(agency: string): Promise<number> {
  const { rows } = await store.database.pool.query<{ n: number }>(
    'select count(*) as n from read_model.ledger_agency where agency = $1',
    [agency],
  );
  return rows[0]?.n ?? 0;
}

async function caughtUp(): Promise<void> {
  for (;;) {
    const text = await (await fetch(`${url}/metrics`)).text();
    const lags = [...text.matchAll(/lienthong_projection_lag_events\{[^}]*\} (\d+)/g)].map((match) => Number(match[1]));
    if (lags.length > 0 && lags.every((lag) => lag === 0)) return;
    await pause(100);
  }
}

const basics = { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' };

function dossiers(prefix: string, size: number): readonly object[] {
  return Array.from({ length: size }, (_, index) => dossier(`${prefix}-${index}`));
}

function dossier(id: string): Record<string, unknown> {
  return {
    specversion: '1.0',
    id,
    source: 'urn:egov:H58:onestop',
    type: 'vn.egov.onestop.dossier.received.v1',
    subject: `000.00.12.H58-200710-${id}`,
    time: '2020-07-10T08:00:00+07:00',
    data: { ...basics, dueAt: '2020-07-20T17:00:00+07:00', applicant: { kind: 'citizen', ref: `p:${'0'.repeat(32)}` } },
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function ratio(above: number, below: number): number {
  return Math.round((above / below) * 1_000) / 1_000;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
