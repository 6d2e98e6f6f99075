-- The newest hints in a row that events of Microsoft gave, by their numbers. A run that nothing else has asked for may
-- end where the referral still has the ETag that the last run saw. Relays of before leave both alone, so what they
-- hint breaks the row, and the next run reads both sides.
alter table deals add column told_from integer not null default 0;
alter table deals add column told_to integer not null default 0;
