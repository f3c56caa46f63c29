import { Pool } from 'pg';
import { partitionOf, streams } from '#event-catalog';
import type { EventLog, LogRecord, NewEvent, Position } from '#event-log';
import { tailUnderLoad } from '../../libs/event-log/src/tail.contract.js';
import { freshDatabase } from '../support/postgres.js';

/**
 * The usual event table: a sequence gives the numbers, a reader asks for what comes after its last one. Numbers become
 * visible in another order than they were given, so it misses events with no fault at all.
 */
function naiveLog(pool: Pool): EventLog {
  const notNeeded = (): never => {
    throw new Error('not needed here');
  };
  const append = async (events: readonly NewEvent[]): Promise<readonly Position[]> => {
    await pool.query(
      `with given as (
         insert into naive (partition, event) select * from unnest($1::integer[], $2::json[]) returning id
       ) select pg_sleep(random() / 100) from (select count(*) from given) as all_of_them`,
      [events.map(({ stream, subject }) => partitionOf(stream, subject)), events.map(({ body }) => body)],
    );
    return [];
  };
  const read = async ({ stream, partition, offset }: Position, limit: number): Promise<readonly LogRecord[]> => {
    const { rows } = await pool.query<{ id: string; event: unknown }>(
      'select id, event from naive where partition = $1 and id >= $2 order by id limit $3',
      [partition, offset, limit],
    );
    return rows.map(({ id, event }) => ({ stream, partition, offset: Number(id), recordedTime: '', hash: '', event }));
  };
  const follow: EventLog['follow'] = (stream, onAppended) => {
    const wakeAll = (): void => [...Array(streams[stream].partitions).keys()].forEach(onAppended);
    const timer = setInterval(wakeAll, 20);
    return Promise.resolve(() => {
      clearInterval(timer);
      return Promise.resolve();
    });
  };
  return { append, read, follow, appendTo: notNeeded, readAt: notNeeded, heads: notNeeded };
}

describe('the contract of the log', () => {
  it('is not met by an event table with a sequence, so it can fail', async () => {
    const { connectionString } = await freshDatabase();
    const pool = new Pool({ connectionString, max: 16 });
    pool.on('error', () => undefined); // `end` does not wait for its sockets, and the server may stop before they are closed
    await pool.query('create table naive (id bigserial primary key, partition integer not null, event json not null)');
    const seen = await tailUnderLoad(naiveLog(pool), { appenders: 16, eventsEach: 400, perAppend: 10 });
    await pool.end();
    expect(seen.missed).toBeGreaterThan(0);
  });
});
