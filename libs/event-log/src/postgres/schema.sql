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
-- Heads are locked in key order, always by this function: no deadlocks. Owned by the log's owner, so that a gateway needs
-- no right to write the tables.
create or replace function event_log.append(
  streams text[], partitions integer[], counts integer[], bodies text, hashes bytea, given text[]
) returns table (stream text, partition integer, first_offset bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  head record;
  body text[] := string_to_array(bodies, e'\x1e');
  done integer := 0;
  upto integer;
  run integer := 0;
  stamp timestamptz;
  latest timestamptz;
  tail text;
begin
  if 'off' in (current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes')) then
    raise exception 'unsafe-settings' using errcode = 'LT503';
  end if;
  if cardinality(body) <> (select sum(c) from unnest(counts) c) or octet_length(hashes) <> 32 * cardinality(body) then
    raise exception 'rows, hashes and counts do not agree' using errcode = 'data_exception';
  end if;
  for head in
    select h.stream, h.partition, h.next_offset, h.recordedtime
    from event_log.head h join unnest(streams, partitions) wanted (s, p) on h.stream = wanted.s and h.partition = wanted.p
    order by h.stream, h.partition
    for update of h
  loop
    run := run + 1;
    upto := done + counts[run];
    stamp := greatest(head.recordedtime, clock_timestamp());
    latest := stamp;
    tail := '"recordedtime":"' || to_char(stamp at time zone interval '7 hours', 'YYYY-MM-DD"T"HH24:MI:SS.US"+07:00"') || '"}';
    insert into event_log.event (stream, partition, "offset", recordedtime, hash, event)
    select head.stream, head.partition, head.next_offset + row.n - 1, coalesce(row.given::timestamptz, stamp),
      substring(hashes from 32 * (done + row.n::integer - 1) + 1 for 32),
      (case when row.given is null then row.body || tail else row.body end)::json
    from unnest(body[done + 1 : upto], given[done + 1 : upto]) with ordinality row (body, given, n);
    if given is not null then
      select greatest(head.recordedtime, max(coalesce(g::timestamptz, stamp))) into latest
      from unnest(given[done + 1 : upto]) g;
    end if;
    update event_log.head h set next_offset = head.next_offset + counts[run], recordedtime = latest
    where h.stream = head.stream and h.partition = head.partition;
    done := upto;
    stream := head.stream;
    partition := head.partition;
    first_offset := head.next_offset;
    return next;
  end loop;
  if run <> cardinality(partitions) then
    raise exception 'a partition does not exist, or comes twice' using errcode = 'data_exception';
  end if;
  perform pg_notify('event_log', (select string_agg(s || '/' || p, ' ') from unnest(streams, partitions) touched (s, p)));
end
$$;

revoke all on schema event_log from public;
revoke all on all tables in schema event_log from public;
revoke all on all functions in schema event_log from public;
