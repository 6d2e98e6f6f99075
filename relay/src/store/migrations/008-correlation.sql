-- Under which id a change is followed on its whole way: of the event; of what a deal was told since its newest run
-- began; and of that run and all that it tries again. Relays of before leave the columns alone: what they do has an id
-- of its own, so they may go on beside it.
alter table events add column correlation_id uuid;
-- Of the first hint that no run has taken up; null: the next run goes on with that of the newest run.
alter table deals add column hint_correlation_id uuid;
-- Of the newest run.
alter table deals add column run_correlation_id uuid;
