import { randomUUID } from 'node:crypto';
import type { Sql } from '../database/database.ts';
import type { Alias, Hint } from '../types.ts';

/**
 * Locks the deals that the hints mean, in the order of their ids. An alias that nobody has gets a deal of its
 * own, unless all that is told of it is that it was deleted.
 * @returns ids, each once
 */
export async function findOrCreateDeals(sql: Sql, hints: Hint[]): Promise<string[]> {
    const wanted = hints.map(({ alias }) => alias);
    const known = await owners(sql, wanted);
    const born = hints.filter(({ alias, kind }) => kind !== 'deleted' && !known.has(nameOf(alias)));
    if (born.length) {
        await createDeals(sql, distinct(born.map(({ alias }) => alias)));
        for (const [name, dealId] of await owners(sql, wanted)) known.set(name, dealId);
    }
    const ids = [...new Set(known.values())];
    const locked = await sql.query<{ id: string }>(
        'select id from deals where id = any($1::uuid[]) order by id for update',
        [ids]
    );
    // One of them became part of another deal between the two statements: its alias leads there now.
    if (locked.length < ids.length) return findOrCreateDeals(sql, hints);
    return locked.map(({ id }) => id);
}

async function owners(sql: Sql, aliases: Alias[]): Promise<Map<string, string>> {
    const rows = await sql.query<Alias & { dealId: string }>(
        `select kind, value, deal_id as "dealId"
        from aliases join unnest($1::text[], $2::text[]) as wanted (kind, value) using (kind, value)`,
        columns(aliases)
    );
    return new Map(rows.map((row) => [nameOf(row), row.dealId]));
}

/** Where another process gives an alias a deal at the same moment, that one stays and ours goes. */
async function createDeals(sql: Sql, aliases: Alias[]): Promise<void> {
    const ids = aliases.map(() => randomUUID());
    await sql.query('insert into deals (id) select unnest($1::uuid[])', [ids]);
    const named = await sql.query(
        `insert into aliases (kind, value, deal_id)
        select * from unnest($1::text[], $2::text[], $3::uuid[]) as born (kind, value, deal_id) order by kind, value
        on conflict do nothing returning deal_id`,
        [...columns(aliases), ids]
    );
    if (named.length < ids.length)
        await sql.query(
            `delete from deals where id = any($1::uuid[])
            and not exists (select from aliases where aliases.deal_id = deals.id)`,
            [ids]
        );
}

function columns(aliases: Alias[]): [string[], string[]] {
    return [aliases.map(({ kind }) => kind), aliases.map(({ value }) => value)];
}

function distinct(aliases: Alias[]): Alias[] {
    return [...new Map(aliases.map((alias) => [nameOf(alias), alias])).values()];
}

function nameOf({ kind, value }: Alias): string {
    return `${kind}:${value}`;
}
