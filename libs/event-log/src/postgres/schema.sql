-- The event log in PostgreSQL. Every statement may be run again. Run by migrate.ts, as the owner, in one transaction,
-- when it is not what the database was made with.

create schema if not exists event_log;

create table if not exists event_log.head (
  stream text collate "C" not null,
  partition integer not null,
  next_offset bigint not null default 0,
  recordedtime timestamptz,
  primary key (stream, partition)
) with (fillfactor = 50);
comment on table event_log.head is
  'The end of each partition. Its row is locked while a group is appended: that makes offsets dense and in order of commit.';

create table if not exists event_log.event (
  stream text collate "C" not null,
  partition integer not null,
  "offset" bigint not null,
  recordedtime timestamptz not null,
  hash bytea not null check (octet_length(hash) = 32),
  event json not null,
  primary key (stream, partition, "offset")
);
comment on table event_log.event is
  'Every event as it was accepted, in json and not jsonb: jsonb rewrites numbers and refuses texts that JSON allows.';

-- Not compressed, so that pg_column_size is the size that a reader will get, without reading it.
alter table event_log.event alter column event set storage external;

create or replace function event_log.refuse_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'the event log is append-only: % of % is refused', lower(tg_op), tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;

-- For the owner too: breaking the glass is disabling the trigger, which only the owner can, on purpose.
create or replace trigger append_only before update or delete or truncate on event_log.event
  for each statement execute function event_log.refuse_change();
create or replace trigger append_only before delete or truncate on event_log.head
  for each statement execute function event_log.refuse_change();
alter table event_log.event enable always trigger append_only;
alter table event_log.head enable always trigger append_only;

-- Appends one group, in one round trip. Rows come sorted by (stream, partition): run i has partitions[i] and counts[i].
-- bodies: the texts, joined by U+001E, which no JSON text contains; without their closing brace and with a comma,
--   so that recordedtime becomes the last member; whole, where recordedtime is given.
-- hashes: 32 bytes each.  given: null, or for every row the recordedtime that it keeps, null to stamp it.
-- Heads are locked in key order, always by this function: no deadlocks. All runs are inserted by one statement: with one
-- for each partition a batch of 500 took a sixth longer. Owned by the log's owner, so that a gateway needs
-- no right to write the tables.
create or replace function event_log.append(
  streams text[], partitions integer[], counts integer[], bodies text, hashes bytea, given text[]
) returns table (stream text, partition integer, first_offset bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  body text[] := string_to_array(bodies, e'\x1e');
  runs integer[];      -- the run of each row
  starts integer[];    -- the rows before each run
  firsts bigint[];     -- and of each run its first offset,
  before timestamptz[]; -- the recordedtime of its partition's last event,
  stamps timestamptz[]; -- its own
  tails text[];        -- and that as the last member of an event
  latest timestamptz[];
begin
  if 'off' in (current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes')) then
    raise exception 'unsafe-settings' using errcode = 'LT503';
  end if;
  if cardinality(body) <> (select sum(c) from unnest(counts) c) or octet_length(hashes) <> 32 * cardinality(body) then
    raise exception 'rows, hashes and counts do not agree' using errcode = 'data_exception';
  end if;
  select array_agg(run::integer order by run, place) into runs
  from unnest(counts) with ordinality c (count, run), generate_series(1, count) place;
  select array_agg((upto - count)::integer order by run) into starts
  from (select run, count, sum(count) over (order by run) upto from unnest(counts) with ordinality c (count, run)) c;
  -- the clock is read after the lock is held, so a partition's times go up with its offsets
  select array_agg(locked.next_offset order by run), array_agg(locked.recordedtime order by run),
    array_agg(greatest(locked.recordedtime, clock_timestamp()) order by run)
  into firsts, before, stamps
  from (
    select h.next_offset, h.recordedtime, wanted.run
    from event_log.head h join unnest(streams, partitions) with ordinality wanted (s, p, run)
      on h.stream = wanted.s and h.partition = wanted.p
    order by h.stream, h.partition
    for update of h
  ) locked;
  if cardinality(firsts) is distinct from cardinality(partitions)
    or cardinality(partitions) <> (select count(distinct (s, p)) from unnest(streams, partitions) given_heads (s, p)) then
    raise exception 'a partition does not exist, or comes twice' using errcode = 'data_exception';
  end if;
  select array_agg('"recordedtime":"' || to_char(s at time zone interval '7 hours', 'YYYY-MM-DD"T"HH24:MI:SS.US"+07:00"') || '"}'
    order by run)
  into tails
  from unnest(stamps) with ordinality t (s, run);
  latest := stamps;
  if given is not null then
    select array_agg(greatest(before[run], told) order by run) into latest
    from (
      select r.run, max(coalesce(r.given::timestamptz, stamps[r.run])) told
      from unnest(runs, given) r (run, given) group by r.run
    ) by_run;
  end if;
  insert into event_log.event (stream, partition, "offset", recordedtime, hash, event)
  select streams[r.run], partitions[r.run], firsts[r.run] + r.n - 1 - starts[r.run],
    coalesce(r.given::timestamptz, stamps[r.run]), substring(hashes from 32 * (r.n::integer - 1) + 1 for 32),
    (case when r.given is null then r.body || tails[r.run] else r.body end)::json
  from unnest(body, runs, given) with ordinality r (body, run, given, n);
  update event_log.head h set next_offset = h.next_offset + grown.count, recordedtime = grown.latest
  from unnest(streams, partitions, counts, latest) grown (s, p, count, latest)
  where h.stream = grown.s and h.partition = grown.p;
  perform pg_notify('event_log', (select string_agg(s || '/' || p, ' ') from unnest(streams, partitions) touched (s, p)));
  return query select * from unnest(streams, partitions, firsts);
end
$$;

revoke all on schema event_log from public;
revoke all on all tables in schema event_log from public;
revoke all on all functions in schema event_log from public;
