-- The months are added up again: those that came to zero were not kept, and as of a past day they may not be zero.
truncate read_model.ledger_month;
alter table read_model.ledger_month
  add column recorded_from date not null,
  add column recorded_to date not null,
  drop constraint ledger_month_pkey;

insert into read_model.ledger_month (generation, cell, agency, month, count, recorded_from, recorded_to)
  select generation, cell, agency, date_trunc('month', valid_on::timestamp)::date as month, sum(count),
    min(recorded_on), max(recorded_on)
  from read_model.ledger group by generation, cell, agency, month order by generation, cell, month, agency;

-- a question reads all agencies in some months more often than all months of some agencies
alter table read_model.ledger_month add primary key (generation, cell, month, agency);

comment on table read_model.ledger_month is
  'The ledger by months as it is known now: the cost of a question depends on agencies and months, not on events.';
comment on column read_model.ledger_month.recorded_from is
  'Before this day nothing of the month was known. Like recorded_to it may lie further out than the days of the ledger, never further in: what adds up to zero on a recorded day widens it or not.';
comment on column read_model.ledger_month.recorded_to is
  'Nothing of the month was learned after this day: as of it and of every later day the count is that of now.';
