import type { PoolClient } from 'pg';

type Queryable = Pick<PoolClient, 'query'>;
type Place = Readonly<{ generation: number; partition: number }>;

/** A counted event of the registry or the plan; `event` is its JSON text. */
type Fact = Readonly<{ offset: number; recordedOn: string; event: string }>;
type Mending = Readonly<{ source: string; mendsId: string; offset: number; recordedOn: string }>;
type Resend = Readonly<{ source: string; recordedOn: string; count: number }>;
/** `sequence` is a whole number of any length, so it is text. */
type Sequence = Readonly<{ source: string; sequence: string; recordedOn: string }>;

/** What is kept of a batch besides entities and figures. */
export type Remarks = Readonly<{
  facts: readonly Fact[];
  mendings: readonly Mending[];
  resends: readonly Resend[];
  sequences: readonly Sequence[];
}>;

export async function addFacts(tx: Queryable, place: Place, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  await tx.query(
    `insert into read_model.fact (generation, "partition", "offset", recorded_on, event)
     select $1, $2, * from unnest($3::bigint[], $4::date[], $5::json[])`,
    [
      place.generation,
      place.partition,
      facts.map(({ offset }) => offset),
      facts.map(({ recordedOn }) => recordedOn),
      facts.map(({ event }) => event),
    ],
  );
}

export async function addMendings(tx: Queryable, place: Place, mendings: readonly Mending[]): Promise<void> {
  if (mendings.length === 0) return;
  await tx.query(
    `insert into read_model.mending (generation, "partition", source, mends_id, "offset", recorded_on)
     select $1, $2, * from unnest($3::text[], $4::text[], $5::bigint[], $6::date[])`,
    [
      place.generation,
      place.partition,
      mendings.map(({ source }) => source),
      mendings.map(({ mendsId }) => mendsId),
      mendings.map(({ offset }) => offset),
      mendings.map(({ recordedOn }) => recordedOn),
    ],
  );
}

export async function addResends(tx: Queryable, generation: number, resends: readonly Resend[]): Promise<void> {
  if (resends.length === 0) return;
  await tx.query(
    `insert into read_model.resend (generation, source, recorded_on, count)
     select $1, * from unnest($2::text[], $3::date[], $4::bigint[])
     on conflict (generation, source, recorded_on) do update set count = resend.count + excluded.count`,
    [
      generation,
      resends.map(({ source }) => source),
      resends.map(({ recordedOn }) => recordedOn),
      resends.map(({ count }) => count),
    ],
  );
}

export async function addSequences(tx: Queryable, generation: number, sequences: readonly Sequence[]): Promise<void> {
  if (sequences.length === 0) return;
  await tx.query(
    // a number that comes in two partitions is known from the earlier day, whichever is folded first
    `insert into read_model.source_sequence (generation, source, sequence, recorded_on)
     select $1, source, sequence, min(recorded_on)
     from unnest($2::text[], $3::numeric[], $4::date[]) as t (source, sequence, recorded_on)
     group by source, sequence order by source, sequence
     on conflict (generation, source, sequence) do update set recorded_on = excluded.recorded_on
     where excluded.recorded_on < source_sequence.recorded_on`,
    [
      generation,
      sequences.map(({ source }) => source),
      sequences.map(({ sequence }) => sequence),
      sequences.map(({ recordedOn }) => recordedOn),
    ],
  );
}
