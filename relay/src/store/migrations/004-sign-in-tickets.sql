-- Links to sign in with at Microsoft: SHA-256 of each, in hex.
create table sign_in_tickets (
    hash text primary key,
    expires_at timestamptz not null
);
