-- Events that are stored and not hinted yet: what is received is acknowledged after one statement, and what it
-- tells is taken up right after. Adds a column with a default, so a running relay of before goes on.
alter table events add column is_kept boolean not null default false;
create index events_kept on events (id) where is_kept;
