import type { Pool } from 'pg';
import { contentHash } from '#event-catalog';
import { runGateway } from '../../../apps/ingest-gateway/src/run-gateway.js';
import { BenchHub, type Filled, postBatch, withFilledLog } from '../bench-hub.js';
import { type Figure, median, perSecond, rounded, timed } from '../figure.js';
import { dossiers } from '../made-up.js';

const rounds = 9;
const batches = 12;
const size = 500;

/**
 * Batches of 500 over HTTP to a durable receipt, against a bare `insert … unnest` of the same rows with fsync: with the
 * gateway as an application of its own, as in production, and with the hub, which folds them in the same process.
 */
export async function intake(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  await withFilledLog([], async (filled) => {
    await filled.store.database.pool.query(
      'create table bench_row (stream text, "partition" int, "offset" bigint, hash bytea, event json)',
    );
    const gateway = await byGateway(filled);
    figures.push(
      {
        name: 'HTTP batches of 500 to a durable receipt, of a bare `insert … unnest`',
        value: rounded(gateway.ratio),
        unit: 'ratio',
        target: { atLeast: 0.5 },
      },
      { name: 'events over HTTP', value: perSecond(batches * size, gateway.http), unit: 'per second' },
      { name: 'rows by the bare insert', value: perSecond(batches * size, gateway.bare), unit: 'per second' },
    );
    const hub = await byHub(filled);
    figures.push({ name: 'the same while one process takes in and folds', value: rounded(hub.ratio), unit: 'ratio' });
  });
  return figures;
}

async function byGateway(filled: Filled): Promise<Measured> {
  const closers: (() => Promise<void>)[] = [];
  const key = 'token-of-a-bench-that-nobody-can-guess';
  const config = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: filled.store.database.connectionString,
    operatorToken: key,
  };
  const shutdown = { onClose: (_name: string, close: () => Promise<void>) => closers.unshift(close) };
  const url = await runGateway({ config, logger: filled.logger, shutdown });
  const measured = await compared(filled.store.database.pool, 'g', (body) => postBatch({ url, key }, body));
  for (const close of closers) await close();
  return measured;
}

async function byHub({ dataDir, store, logger }: Filled): Promise<Measured> {
  const hub = await BenchHub.start(dataDir, store, logger);
  const measured = await compared(store.database.pool, 'h', (body) => hub.post(body));
  await hub.close();
  return measured;
}

type Measured = Readonly<{ ratio: number; http: number; bare: number }>;

async function compared(pool: Pool, prefix: string, post: (body: string) => Promise<void>): Promise<Measured> {
  const http: number[] = [];
  const bare: number[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const bodies = Array.from({ length: batches }, (_, batch) =>
      JSON.stringify(dossiers(`${prefix}${round}x${batch}`, size)),
    );
    const ours = await timed(async () => {
      for (const body of bodies) await post(body);
    });
    const rows = bodies.map(rowsOf);
    const theirs = await timed(async () => {
      for (const batch of rows) await insertBare(pool, batch);
    });
    if (round < 0) continue; // compiled and warm from here on
    http.push(ours);
    bare.push(theirs);
  }
  const ratio = median(http.map((ms, round) => (bare[round] ?? NaN) / ms));
  return { ratio, http: median(http), bare: median(bare) };
}

type Rows = Readonly<{ offsets: readonly number[]; hashes: readonly Buffer[]; events: readonly string[] }>;

function rowsOf(body: string): Rows {
  const events: object[] = JSON.parse(body);
  return {
    offsets: events.map((_, index) => index),
    hashes: events.map((event) => Buffer.from(contentHash(event), 'hex')),
    events: events.map((event) => JSON.stringify(event)),
  };
}

async function insertBare(pool: Pool, { offsets, hashes, events }: Rows): Promise<void> {
  await pool.query(
    `insert into bench_row select 'egov.onestop.v1', 1, n, h, e
     from unnest($1::bigint[], $2::bytea[], $3::json[]) as t (n, h, e)`,
    [offsets, hashes, events],
  );
}
