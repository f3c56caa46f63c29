import { agenciesOf, ledgerAgencies } from './places.js';
import { addDays, figureDay } from '#indicators';
import { flowWindow, type Reading, stockWindow, type Term } from './term.js';

/** How a cell's sum came to be: what was added on each recorded day. */
export type RecordedChange = Readonly<{ recordedOn: string; change: number }>;

const selectChanges = `
  select recorded_on as "recordedOn", sum(count)::bigint as change
  from read_model.ledger_by_measure
  where generation = any($1) and measure = $2 and valid_on < $3 and ($4::date is null or valid_on >= $4)
    and ($5::text[] is null or agency = any($5)) and ($6::date is null or recorded_on <= $6)
    and not exists (select from json_each($7::json) f
      where not coalesce(dims::jsonb->>f.key in (select json_array_elements_text(f.value)), false))
    and ($8::text is null or dims::jsonb->>'due' < $8)
  group by recorded_on having sum(count) <> 0 order by recorded_on`;

/**
 * The recorded days on which a term's sum changed, up to the as-of day. `systems.connected` is no sum, so it has no
 * such days of its own: the caller evaluates it on the days on which one of its measures changed.
 */
export async function readChanges(reading: Reading, term: Term): Promise<readonly RecordedChange[]> {
  const { pool, generations, groups, tree, period, today, asOf } = reading;
  const day = figureDay(period, today);
  const whole = groups.some(({ org, scope }) => org === 'VN' && scope === 'under');
  const agencies = whole ? null : agenciesOf(await ledgerAgencies(pool, generations), groups, tree);
  const parts = await Promise.all(
    bases(term, day).map(async ({ measure, filters, window, dueBefore }) => {
      const { rows } = await pool.query<RecordedChange>(selectChanges, [
        generations,
        measure,
        window?.to ?? (term.kind === 'flow' ? flowWindow(period) : stockWindow(day)).to,
        window?.from ?? (term.kind === 'flow' ? period.start : null),
        agencies,
        asOf ?? null,
        JSON.stringify(filters),
        dueBefore ?? null,
      ]);
      return rows;
    }),
  );
  return parts.flat().sort((a, b) => (a.recordedOn < b.recordedOn ? -1 : 1));
}

type Base = Pick<Term, 'measure' | 'filters'> &
  Readonly<{ window?: Readonly<{ from: string; to: string }>; dueBefore?: string }>;

function bases({ measure, filters }: Term, day: string): readonly Base[] {
  if (measure === 'dossiers.overdue') return [{ measure: 'dossiers.open', filters, dueBefore: day }];
  if (measure !== 'systems.connected') return [{ measure, filters }];
  const window = { from: addDays(day, -29), to: addDays(day, 1) };
  return [
    { measure: 'systems.registered', filters: { kind: ['document'] } },
    { measure: 'documents.sent', filters: {}, window },
    { measure: 'documents.received', filters: {}, window },
  ];
}
