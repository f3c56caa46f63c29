import type { Store } from '../../apps/hub/src/store.js';

/** Rows of the active copies without the number of their copy. A ledger's row that adds up to zero is none. */
const contents = {
  entity: ['entity', 'true'],
  ledger: ['ledger_by_measure', 't.count <> 0'],
  recorded_day: ['recorded_day', 'true'],
  quarantine: ['quarantine', 'true'],
  mending: ['mending', 'true'],
  fact: ['fact', 'true'],
  resend: ['resend', 'true'],
  source_sequence: ['source_sequence', 'true'],
  checkpoint: ['checkpoint', 'true'],
} as const;

/** How many rows each table has, and a hash of all of them. */
export async function readModelDigests({ database }: Pick<Store, 'database'>): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const [name, [table, condition]] of Object.entries(contents)) {
    const { rows } = await database.pool.query<{ digest: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(line, E'\\n' order by line collate "C")), '') as digest
       from (
         select g.context || ' ' || ((to_jsonb(t) - 'generation' - 'cell')::text) as line
         from read_model.${table} t join read_model.generation g on g.id = t.generation and g.state = 'active'
         where ${condition}
       ) lines`,
    );
    digests[name] = rows[0]?.digest ?? '';
  }
  return digests;
}
