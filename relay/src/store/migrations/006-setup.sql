-- Tokens with which the paired org calls the relay: SHA-256 of each, in hex.
create table relay_tokens (
    hash text primary key,
    given_at timestamptz not null,
    -- Null until the first call with it.
    used_at timestamptz,
    -- Null: good until another one is used.
    expires_at timestamptz
);

-- The one pairing code that counts.
create table pairing_code (
    one boolean primary key default true check (one),
    hash text not null,
    expires_at timestamptz not null,
    tries_left integer not null
);

-- What an admin has set, and what was read of the org last, by name.
create table settings (
    name text primary key,
    value jsonb not null,
    updated_at timestamptz not null default now()
);
