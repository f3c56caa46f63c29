import type { Pool } from 'pg';
import type { Position } from '../event-log.js';
import type { Row } from '../group-commit.js';
import { query } from './query.js';

/** One group, in one transaction and one round trip; the answer is in the order of the rows. */
export async function appendRows(pool: Pool, rows: readonly Row[]): Promise<readonly Position[]> {
  const runs = runsOf(rows);
  const sorted = runs.flatMap((run) => run.rows);
  const given = rows.some((row) => row.recordedTime !== undefined);
  const heads = await firstOffsets(pool, [
    runs.map(({ stream }) => stream),
    runs.map(({ partition }) => partition),
    runs.map((run) => run.rows.length),
    sorted.map(({ body }) => body).join(separator),
    Buffer.from(sorted.map(({ hash }) => hash).join(''), 'hex'),
    given ? sorted.map(({ recordedTime }) => recordedTime ?? null) : null,
  ]);
  const positions = new Map<Row, Position>();
  for (const { stream, partition, rows: members } of runs) {
    const first = heads.get(`${stream}/${partition}`) ?? NaN;
    members.forEach((row, place) => positions.set(row, { stream, partition, offset: first + place }));
  }
  return rows.flatMap((row) => positions.get(row) ?? []);
}

type Run = { stream: Row['stream']; partition: number; rows: Row[] };

/** No JSON text contains it: control characters are escaped in strings and are no white space. */
const separator = '\u001e';

/** By stream and partition, in key order; within one, in the order given. */
function runsOf(rows: readonly Row[]): readonly Run[] {
  const runs = new Map<string, Run>();
  for (const row of rows) {
    const key = `${row.stream}/${row.partition}`;
    const run = runs.get(key);
    if (run === undefined) runs.set(key, { stream: row.stream, partition: row.partition, rows: [row] });
    else run.rows.push(row);
  }
  return [...runs.values()].sort((a, b) =>
    a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.partition - b.partition,
  );
}

type Head = { stream: string; partition: number; first_offset: string };

async function firstOffsets(pool: Pool, values: readonly unknown[]): Promise<ReadonlyMap<string, number>> {
  const heads = await query<Head>(pool, {
    name: 'event_log.append',
    text: 'select stream, partition, first_offset from event_log.append($1, $2, $3, $4, $5, $6)',
    values: [...values],
  });
  return new Map(heads.map((head) => [`${head.stream}/${head.partition}`, Number(head.first_offset)]));
}
