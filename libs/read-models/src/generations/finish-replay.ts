import type { Pool } from 'pg';
import { inTransaction } from '../database.js';
import type { Generation } from './generations.js';
import { refreshStatistics } from './refresh-statistics.js';

/**
 * Adds up the differences of a copy that was replayed (see `startReplay`) to its ledger, by days and by months, and
 * makes it one like any other: from here on it is folded further and read.
 */
export async function finishReplay(pool: Pool, { id }: Generation): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await tx.query("set local work_mem = '64MB'; set local maintenance_work_mem = '64MB'");
    await tx.query(addUpDays(id));
    await tx.query(addUpMonths(id));
    await tx.query(
      `insert into read_model.ledger_agency (generation, agency)
       select distinct ${id}, agency from read_model.ledger_replay_${id}`,
    );
    await tx.query(`drop table read_model.ledger_replay_${id}`);
  });
  await refreshStatistics(pool, id);
}

/** Filled before it has an index and sorted as the index is; the constraint spares attaching it another look at each row. */
function addUpDays(id: number): string {
  return `
    create table read_model.ledger_${id} (like read_model.ledger, constraint own_${id} check (generation = ${id}))
      with (fillfactor = 90);
    insert into read_model.ledger_${id} (generation, cell, agency, valid_on, recorded_on, count)
      select ${id}, cell, agency, valid_on, recorded_on, sum(count) from read_model.ledger_replay_${id}
      group by cell, agency, valid_on, recorded_on having sum(count) <> 0
      order by cell, agency, valid_on, recorded_on;
    alter table read_model.ledger attach partition read_model.ledger_${id} for values in (${id});
    alter table read_model.ledger_${id} drop constraint own_${id}`;
}

function addUpMonths(id: number): string {
  return `
    create table read_model.ledger_month_${id}
      (like read_model.ledger_month, constraint own_${id} check (generation = ${id})) with (fillfactor = 70);
    insert into read_model.ledger_month_${id} (generation, cell, agency, month, count, recorded_from, recorded_to)
      select ${id}, cell, agency, date_trunc('month', valid_on::timestamp)::date as month, sum(count),
        min(recorded_on), max(recorded_on)
      from read_model.ledger_${id} group by cell, agency, month order by cell, month, agency;
    alter table read_model.ledger_month attach partition read_model.ledger_month_${id} for values in (${id});
    alter table read_model.ledger_month_${id} drop constraint own_${id}`;
}
