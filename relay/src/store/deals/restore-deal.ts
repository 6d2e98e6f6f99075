import { randomUUID } from 'node:crypto';
import type { Database, Sql } from '../database/database.ts';
import type { Alias } from '../types.ts';
import { dealWithAlias } from './read-deals.ts';

/** See `Store.restoreDeal`. */
export async function restoreDeal(
    database: Database,
    dealId: string | null,
    aliases: readonly Alias[]
): Promise<boolean> {
    return database.transaction(async (sql) => {
        const owner = await ownerOf(sql, aliases);
        const id = owner ?? dealId ?? randomUUID();
        if (!owner) await sql.query('insert into deals (id) values ($1) on conflict (id) do nothing', [id]);
        const added = await sql.query(
            `insert into aliases (kind, value, deal_id)
            select kind, value, $3 from unnest($1::text[], $2::text[]) as wanted (kind, value)
            order by kind, value
            on conflict do nothing returning kind`,
            [aliases.map(({ kind }) => kind), aliases.map(({ value }) => value), id]
        );
        return added.length > 0;
    });
}

/** The deal that has one of the names, the first named first. */
async function ownerOf(sql: Sql, aliases: readonly Alias[]): Promise<string | null> {
    for (const alias of aliases) {
        const dealId = await dealWithAlias(sql, alias);
        if (dealId) return dealId;
    }
    return null;
}
