-- A deal and what both sides held of it after its last run.
create table deals (
    id uuid primary key default gen_random_uuid(),
    state text not null default 'active' check (state in ('active', 'held', 'tombstone', 'off')),
    hint_seq integer not null default 0,
    done_seq integer not null default 0,
    lease_no integer not null default 0,
    lease_holder text,
    lease_until timestamptz,
    seen_crm jsonb,
    seen_partner jsonb,
    attempt integer not null default 0,
    next_attempt_at timestamptz,
    error_code text,
    -- { code, detail, since }
    held jsonb,
    -- field → runs in a row that wrote it
    writes jsonb not null default '{}',
    refused jsonb not null default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index deals_next_attempt on deals (next_attempt_at) where next_attempt_at is not null;
create index deals_leased on deals (lease_until) where lease_until is not null;
create index deals_unanswered on deals (id) where hint_seq > done_seq;
create index deals_held on deals ((held ->> 'since')) where state = 'held';

create table aliases (
    kind text not null check (kind in ('opportunity', 'lead', 'referral', 'microsoft-referral', 'engagement')),
    value text not null,
    deal_id uuid not null references deals on delete cascade,
    primary key (kind, value)
);
create index aliases_of_deal on aliases (deal_id);

create table effects (
    id uuid primary key default gen_random_uuid(),
    no bigint generated always as identity,
    deal_id uuid not null references deals on delete cascade,
    kind text not null,
    key text not null,
    state text not null default 'planned' check (state in ('planned', 'sent', 'confirmed', 'failed')),
    request jsonb,
    outcome jsonb,
    planned_at timestamptz not null default clock_timestamp(),
    sent_at timestamptz,
    ended_at timestamptz,
    unique (deal_id, key)
);
create index effects_open on effects (deal_id) where state in ('planned', 'sent');

create table events (
    id bigint generated always as identity primary key,
    source text not null check (source in ('salesforce', 'partner-center', 'sweep', 'command')),
    body_hash text not null unique,
    body text not null,
    hints jsonb not null,
    received_at timestamptz not null
);

create table subscriptions (
    topic text primary key,
    replay_id bytea not null,
    updated_at timestamptz not null default now()
);

-- AES-256-GCM: nonce, tag, ciphertext.
create table secrets (
    name text primary key,
    sealed bytea not null,
    updated_at timestamptz not null default now()
);

-- One row per office that only one relay process may hold at a time.
create table leaders (
    name text primary key,
    holder text not null,
    until timestamptz not null
);
