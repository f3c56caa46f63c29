create schema read_model;
create schema control;

create table read_model.generation (
  id integer generated always as identity primary key,
  context text not null,
  versions text not null,
  state text not null check (state in ('building', 'active', 'retired')),
  started_at timestamptz not null default now(),
  activated_at timestamptz
);
create unique index one_active_generation on read_model.generation (context) where state = 'active';
comment on table read_model.generation is
  'One copy of a context''s read model. A rebuild fills a new one beside the active one and takes over in one statement.';

create table read_model.checkpoint (
  generation integer not null,
  stream text not null,
  "partition" integer not null,
  next_offset bigint not null,
  recorded_on date,
  primary key (generation, "partition")
);
comment on table read_model.checkpoint is 'How far a partition is folded; it moves in the transaction of the data.';

create table read_model.recorded_day (
  generation integer not null,
  "partition" integer not null,
  recorded_on date not null,
  first_offset bigint not null,
  primary key (generation, "partition", recorded_on)
);
comment on table read_model.recorded_day is 'The first offset of each recorded day: where an as-of answer stops reading.';

create table read_model.entity (
  generation integer not null,
  subject text not null,
  "partition" integer not null,
  home text,
  transferred_to json not null,
  seen json not null,
  states json not null,
  agencies text[] not null,
  first_on date,
  last_on date,
  primary key (generation, subject)
) partition by list (generation);
create index entity_agencies on read_model.entity using gin (agencies);
comment on table read_model.entity is 'One row per subject: its home, the events seen, and the states folded from them.';
comment on column read_model.entity.agencies is 'Agencies that it ever counted for: where an explanation looks for candidates.';

create table read_model.cell (
  id integer generated always as identity primary key,
  generation integer not null,
  measure text not null,
  dims text not null,
  unique (generation, measure, dims)
);
comment on table read_model.cell is
  'Measures with their dimensions, by number: a row of the ledger names one of some thousands of them.';

create table read_model.ledger (
  generation integer not null,
  cell integer not null,
  agency text not null,
  valid_on date not null,
  recorded_on date not null,
  count bigint not null,
  primary key (generation, cell, agency, valid_on, recorded_on)
) partition by list (generation);
comment on table read_model.ledger is 'Signed contributions: what is true for valid_on as the hub learned it on recorded_on.';

create table read_model.ledger_month (
  generation integer not null,
  cell integer not null,
  agency text not null,
  month date not null,
  count bigint not null,
  primary key (generation, cell, agency, month)
) partition by list (generation);
comment on table read_model.ledger_month is
  'The ledger by months as it is known now: the cost of a question depends on agencies and months, not on events.';

create view read_model.ledger_by_measure as
  select l.generation, c.measure, l.agency, c.dims, l.valid_on, l.recorded_on, l.count
  from read_model.ledger l join read_model.cell c on c.id = l.cell;
comment on view read_model.ledger_by_measure is 'The ledger as the design describes it, measure and dimensions written out.';

create table read_model.ledger_agency (
  generation integer not null,
  agency text not null,
  primary key (generation, agency)
);
comment on table read_model.ledger_agency is 'Every agency with a row in the ledger, also one that nobody registered.';

create table read_model.quarantine (
  generation integer not null,
  stream text not null,
  "partition" integer not null,
  "offset" bigint not null,
  subject text,
  source text,
  id text,
  type text,
  hash text not null,
  reason text not null,
  detail text not null,
  event json not null,
  recorded_on date not null,
  status text not null default 'quarantined',
  settled_on date,
  primary key (generation, "partition", "offset")
);
create index quarantine_by_event on read_model.quarantine (generation, source, id);

create table read_model.mending (
  generation integer not null,
  source text not null,
  mends_id text not null,
  "partition" integer not null,
  "offset" bigint not null,
  recorded_on date not null,
  primary key (generation, source, mends_id, "partition", "offset")
);
comment on table read_model.mending is 'Events that mend a quarantined one, which may lie under another subject.';

create table read_model.fact (
  generation integer not null,
  "partition" integer not null,
  "offset" bigint not null,
  recorded_on date not null,
  event json not null,
  primary key (generation, "partition", "offset")
);
comment on table read_model.fact is
  'Counted events of the registry and the plan: an answer folds those that were known on its as-of day.';

create table read_model.resend (
  generation integer not null,
  source text not null,
  recorded_on date not null,
  count bigint not null,
  primary key (generation, source, recorded_on)
);
comment on table read_model.resend is 'Duplicates by source: harmless, shown as quality.';

create table read_model.source_sequence (
  generation integer not null,
  source text not null,
  sequence numeric not null,
  recorded_on date not null,
  primary key (generation, source, sequence)
);
comment on table read_model.source_sequence is 'Running numbers of sources that send them; a gap is an event that never came.';

create table control.api_key (
  id text primary key,
  hash bytea not null,
  agency text not null,
  label text not null default '',
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
comment on table control.api_key is 'Keys of agencies; the key itself is shown once and never kept.';

create table control.secret (
  name text primary key,
  value bytea not null
);
comment on table control.secret is 'The hub''s one secret for pseudonyms; lost, no pseudonym can be made again.';
