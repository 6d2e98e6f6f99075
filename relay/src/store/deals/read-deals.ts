import type { Sql } from '../database/database.ts';
import type { Sealer } from '../secrets/sealer.ts';
import type { Alias, AliasKind, Backlog, Deal } from '../types.ts';
import { dealColumns } from './deal-columns.ts';
import { withHeld } from './held.ts';

export async function readDeal(sql: Sql, sealer: Sealer, id: string): Promise<Deal | null> {
    const [deal] = await sql.query<Deal>(`select ${dealColumns} from deals where id = $1`, [id]);
    return deal ? withHeld(sealer, deal) : null;
}

/** @returns the deal's id */
export async function dealWithAlias(sql: Sql, { kind, value }: Alias): Promise<string | null> {
    const [row] = await sql.query<{ dealId: string }>(
        'select deal_id as "dealId" from aliases where kind = $1 and value = $2',
        [kind, value]
    );
    return row?.dealId ?? null;
}

export async function readDealByAlias(
    sql: Sql,
    sealer: Sealer,
    { kind, value }: Alias
): Promise<Deal | null> {
    const [deal] = await sql.query<Deal>(
        `select ${dealColumns} from deals
        where id = (select deal_id from aliases where kind = $1 and value = $2)`,
        [kind, value]
    );
    return deal ? withHeld(sealer, deal) : null;
}

/** See `Store.dealsWithAlias`. */
export async function readDealsWithAlias(
    sql: Sql,
    sealer: Sealer,
    kind: AliasKind,
    afterId: string | null,
    limit: number
): Promise<Deal[]> {
    const deals = await sql.query<Deal>(
        `select ${dealColumns} from deals
        where ($2::uuid is null or id > $2)
            and exists (select from aliases where aliases.deal_id = deals.id and aliases.kind = $1)
        order by id limit $3`,
        [kind, afterId, limit]
    );
    return deals.map((deal) => withHeld(sealer, deal));
}

/** Longest held first. */
export async function readHeldDeals(sql: Sql, sealer: Sealer): Promise<Deal[]> {
    const deals = await sql.query<Deal>(
        `select ${dealColumns} from deals where state = 'held' order by held ->> 'since', id`
    );
    return deals.map((deal) => withHeld(sealer, deal));
}

export async function readBacklog(sql: Sql): Promise<Backlog> {
    const [backlog] = await sql.query<Backlog>(
        `select
            (select count(*)::integer from deals where hint_seq > done_seq and lease_holder is null)
                + (select count(*)::integer from events where is_kept) as waiting,
            (select count(*)::integer from deals where lease_until is not null) as running,
            (select count(*)::integer from deals where state = 'held') as held,
            (select min(updated_at) from deals where hint_seq > done_seq and lease_holder is null
                and (next_attempt_at is null or next_attempt_at <= now())) as "waitingSince"`
    );
    return backlog ?? { waiting: 0, running: 0, held: 0, waitingSince: null };
}
