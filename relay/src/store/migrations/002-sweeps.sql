-- What the records of a deal said of their own last change when the deal last read or was told of them: id → stamp.
-- Runs of older relays leave it alone: a sweep then hints a deal once too often.
alter table deals add column stamps jsonb not null default '{}';

-- How far a sweep has come.
create table sweeps (
    name text primary key,
    mark jsonb not null,
    updated_at timestamptz not null default now()
);
