import type { Pool } from 'pg';
import { withHub } from '../bench-hub.js';
import { type Figure, median, perSecond, rounded, timed } from '../figure.js';
import { dossiers } from '../made-up.js';

const rounds = 7;
const batches = 12;
const size = 500;

/** Batches of 500 over HTTP to a durable receipt, against a bare `insert … unnest` of the same rows with fsync. */
export async function intake(): Promise<readonly Figure[]> {
  const ours: number[] = [];
  const bare: number[] = [];
  await withHub([], async (hub) => {
    const { pool } = hub.store.database;
    await pool.query('create table bench_row (stream text, "partition" int, "offset" bigint, hash bytea, event json)');
    for (let round = -1; round < rounds; round += 1) {
      const bodies = Array.from({ length: batches }, (_, batch) =>
        JSON.stringify(dossiers(`i${round}x${batch}`, size)),
      );
      const http = await timed(async () => {
        for (const body of bodies) await hub.post(body);
      });
      await hub.caughtUp();
      const insert = await timed(async () => {
        for (const body of bodies) await insertBare(pool, body);
      });
      if (round < 0) continue; // compiled and warm from here on
      ours.push(http);
      bare.push(insert);
    }
  });
  const ratios = ours.map((http, round) => (bare[round] ?? NaN) / http);
  return [
    {
      name: 'HTTP batches of 500 to a durable receipt, of a bare `insert … unnest`',
      value: rounded(median(ratios)),
      unit: 'ratio',
      target: { atLeast: 0.5 },
    },
    { name: 'events over HTTP', value: perSecond(batches * size, median(ours)), unit: 'per second' },
    { name: 'rows by the bare insert', value: perSecond(batches * size, median(bare)), unit: 'per second' },
  ];
}

async function insertBare(pool: Pool, body: string): Promise<void> {
  const events: unknown[] = JSON.parse(body);
  await pool.query(
    `insert into bench_row select 'egov.onestop.v1', 1, n, sha256(e::bytea), e::json
     from unnest($1::bigint[], $2::text[]) as t (n, e)`,
    [events.map((_, index) => index), events.map((event) => JSON.stringify(event))],
  );
}
