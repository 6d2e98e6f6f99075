import type { Sql } from '../database/database.ts';
import { jsonText } from '../json-text.ts';
import type { Sealer } from '../secrets/sealer.ts';
import { LeaseLost, type Effect, type EffectState, type Json, type Lease } from '../types.ts';
import { leaseIsValid } from './deal-columns.ts';

const effectColumns = `
    effects.id, effects.deal_id as "dealId", effects.kind, effects.key, effects.state, effects.request,
    effects.outcome, effects.planned_at as "plannedAt", effects.sent_at as "sentAt", effects.ended_at as "endedAt"`;

/** Requests quote values that people wrote, such as the one that lost a conflict. */
const REQUESTS = 'effects';

/** See `Store.planEffect`. */
export async function planEffect(
    sql: Sql,
    sealer: Sealer,
    lease: Lease,
    { kind, key, request }: { kind: string; key: string; request: Json }
): Promise<Effect> {
    const [effect] = await sql.query<Effect>(
        `insert into effects (deal_id, kind, key, request)
        select id, $3, $4, $5::jsonb from deals where ${leaseIsValid}
        on conflict (deal_id, key) do update set request =
            case when effects.state in ('planned', 'failed') then excluded.request else effects.request end
        returning ${effectColumns}`,
        [lease.dealId, lease.leaseNo, kind, key, sealer.close(REQUESTS, request)]
    );
    if (!effect) throw new LeaseLost(lease);
    return { ...effect, request: sealer.open(REQUESTS, effect.request) };
}

/** See `Store.sendEffect`. */
export async function sendEffect(
    sql: Sql,
    sealer: Sealer,
    lease: Lease,
    { kind, key, request }: { kind: string; key: string; request: Json },
    now: Date
): Promise<string> {
    const [effect] = await sql.query<{ id: string }>(
        `insert into effects (deal_id, kind, key, request, state, sent_at)
        select id, $3, $4, $5::jsonb, 'sent', $6 from deals where ${leaseIsValid}
        on conflict (deal_id, key) do update set request =
            case when effects.state in ('planned', 'failed') then excluded.request else effects.request end,
            state = 'sent', sent_at = excluded.sent_at, outcome = null, ended_at = null
        returning id`,
        [lease.dealId, lease.leaseNo, kind, key, sealer.close(REQUESTS, request), now]
    );
    if (!effect) throw new LeaseLost(lease);
    return effect.id;
}

/** @throws LeaseLost */
export async function markSent(sql: Sql, lease: Lease, effectId: string, now: Date): Promise<void> {
    const marked = await sql.query(
        `update effects set state = 'sent', sent_at = $4, outcome = null, ended_at = null from deals
        where ${leaseIsValid} and effects.deal_id = deals.id and effects.id = $3 returning effects.id`,
        [lease.dealId, lease.leaseNo, effectId, now]
    );
    if (!marked.length) throw new LeaseLost(lease);
}

/** @throws LeaseLost */
export async function endEffect(
    sql: Sql,
    lease: Lease,
    effectId: string,
    state: Extract<EffectState, 'confirmed' | 'failed'>,
    outcome: Json,
    now: Date
): Promise<void> {
    const ended = await sql.query(
        `update effects set state = $4, outcome = $5::jsonb, ended_at = $6 from deals
        where ${leaseIsValid} and effects.deal_id = deals.id and effects.id = $3 returning effects.id`,
        [lease.dealId, lease.leaseNo, effectId, state, jsonText(outcome), now]
    );
    if (!ended.length) throw new LeaseLost(lease);
}

export async function readOpenEffects(sql: Sql, sealer: Sealer, dealId: string): Promise<Effect[]> {
    const effects = await sql.query<Effect>(
        `select ${effectColumns} from effects where deal_id = $1 and state in ('planned', 'sent') order by no`,
        [dealId]
    );
    return effects.map((effect) => ({ ...effect, request: sealer.open(REQUESTS, effect.request) }));
}
