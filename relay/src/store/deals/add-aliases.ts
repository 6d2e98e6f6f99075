import type { Sql } from '../database/database.ts';
import { AliasTaken, type Alias, type Lease } from '../types.ts';
import { absorb, type Unanswered } from './absorb.ts';
import { oneMoreHint } from './hint-deal.ts';

/**
 * Those that are not the deal's since its lease was taken: while that holds, nobody takes a name away from
 * the deal.
 */
export function newAliases({ deal }: Lease, aliases: Alias[]): Alias[] {
    return aliases.filter(
        ({ kind, value }) => !deal.aliases.some((known) => known.kind === kind && known.value === value)
    );
}

/**
 * Adds to the names of a deal. Whoever has one of them and is only a name yet becomes part of the deal.
 * @returns whether that brought hints along that no run has answered: the deal has one more then
 * @throws AliasTaken
 */
export async function addAliases(sql: Sql, dealId: string, aliases: Alias[], now: Date): Promise<boolean> {
    if (!aliases.length) return false;
    const wanted = [aliases.map(({ kind }) => kind), aliases.map(({ value }) => value)];
    await sql.query(
        `insert into aliases (kind, value, deal_id)
        select kind, value, $3 from unnest($1::text[], $2::text[]) as wanted (kind, value) order by kind, value
        on conflict do nothing`,
        [...wanted, dealId]
    );
    const taken = await sql.query<Alias & { dealId: string }>(
        `select kind, value, deal_id as "dealId"
        from aliases join unnest($1::text[], $2::text[]) as wanted (kind, value) using (kind, value)
        where deal_id <> $3 order by deal_id`,
        [...wanted, dealId]
    );
    const brought = new Set<Unanswered>();
    for (const [otherId, { kind, value }] of new Map(taken.map((alias) => [alias.dealId, alias]))) {
        if (!(await isOnlyAName(sql, otherId, now))) throw new AliasTaken({ kind, value }, otherId);
        const unanswered = await absorb(sql, otherId, dealId);
        if (unanswered) brought.add(unanswered);
    }
    if (!brought.size) return false;
    await sql.query(`update deals set ${oneMoreHint('$2')} where id = $1`, [dealId, !brought.has('others')]);
    return true;
}

/** Nothing was done in its name that would be lost with it. Locks it. */
async function isOnlyAName(sql: Sql, dealId: string, now: Date): Promise<boolean> {
    const [deal] = await sql.query<{ onlyAName: boolean }>(
        `select seen_crm is null and seen_partner is null and (
            not exists (select from aliases where deal_id = deals.id and kind in ('opportunity', 'lead'))
            or ((lease_until is null or lease_until <= $2)
                and not exists (select from effects where deal_id = deals.id))
        ) as "onlyAName"
        from deals where id = $1 for update`,
        [dealId, now]
    );
    return deal?.onlyAName ?? true;
}
