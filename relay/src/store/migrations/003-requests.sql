-- What people have asked of a deal and what it waits for: state like its memories, so a crash loses none of it.
create table requests (
    deal_id uuid primary key references deals on delete cascade,
    -- { id, command, reason, force, referralId, userId }: asked and not yet done; the newest counts
    pending jsonb,
    -- field → the side whose value a person has chosen
    resolutions jsonb not null default '{}',
    paused boolean not null default false,
    -- Unlinked from its Opportunity: nothing is done about the referral.
    left_alone boolean not null default false,
    -- field → { crm, partner }
    conflicts jsonb not null default '{}',
    -- The stage of the last run: { name, isClosed, isWon }
    stage jsonb,
    -- A close that comes from a stage and waits: { to, closesAt }
    closing jsonb
);
