import type { DealQueue } from '../../queue/deal-queue.ts';
import type { Database, Sql } from '../database/database.ts';
import { jsonText } from '../json-text.ts';
import type { Sealer } from '../secrets/sealer.ts';
import { LeaseLost, type DealState, type Lease, type RunOutcome } from '../types.ts';
import { addAliases, newAliases } from './add-aliases.ts';
import { leaseIsValid } from './deal-columns.ts';
import { tellDone } from './done-channel.ts';
import { enqueue } from './enqueue.ts';
import { sealedHeld } from './held.ts';
import { raiseHints } from './hint-deal.ts';

/** After these a run has read both sides, so its memories cover all that was sent before. */
const readsBothSides = new Set<DealState>(['active', 'held']);

/** See `Store.commitRun`. */
export async function commitRun(
    database: Database,
    queue: DealQueue,
    sealer: Sealer,
    lease: Lease,
    outcome: RunOutcome
): Promise<void> {
    const state = outcome.state ?? 'active';
    await database.transaction(async (sql) => {
        const hintSeq = await storeMemories(sql, sealer, lease, outcome, state);
        const added = newAliases(lease, outcome.aliases);
        const moreHints = await addAliases(sql, lease.dealId, added, outcome.now);
        if (readsBothSides.has(state))
            await sql.query(
                `update effects set state = 'confirmed', ended_at = $2, request = null
                where deal_id = $1 and state = 'sent'`,
                [lease.dealId, outcome.now]
            );
        if (outcome.goesOn) await raiseHints(sql, queue, [lease.dealId]);
        else if (moreHints || hintSeq > lease.hintSeq) await enqueue(sql, queue, [lease.dealId]);
        await tellDone(sql, lease.dealId);
    });
}

/** See `Store.endUnchanged`. */
export async function endUnchanged(database: Database, queue: DealQueue, lease: Lease): Promise<void> {
    await database.transaction(async (sql) => {
        const [row] = await sql.query<{ hintSeq: number }>(
            `update deals set done_seq = greatest(done_seq, $3), lease_holder = null, lease_until = null,
                updated_at = now()
            where ${leaseIsValid} returning hint_seq as "hintSeq"`,
            [lease.dealId, lease.leaseNo, lease.hintSeq]
        );
        if (!row) throw new LeaseLost(lease);
        if (row.hintSeq > lease.hintSeq) await enqueue(sql, queue, [lease.dealId]);
        await tellDone(sql, lease.dealId);
    });
}

/** @returns the number of the newest hint */
async function storeMemories(
    sql: Sql,
    sealer: Sealer,
    lease: Lease,
    outcome: RunOutcome,
    state: DealState
): Promise<number> {
    const held = outcome.held ?? null;
    const [row] = await sql.query<{ hintSeq: number }>(
        `update deals set
            seen_crm = $3::jsonb, seen_partner = $4::jsonb, writes = $5::jsonb, refused = $6::jsonb,
            state = $7, held = $8::jsonb, error_code = $9, attempt = 0, next_attempt_at = $11,
            stamps = stamps || $12::jsonb,
            done_seq = greatest(done_seq, $10), lease_holder = null, lease_until = null, updated_at = now()
        where ${leaseIsValid} returning hint_seq as "hintSeq"`,
        [
            lease.dealId,
            lease.leaseNo,
            jsonText(outcome.seenCrm),
            jsonText(outcome.seenPartner),
            jsonText(outcome.writes),
            jsonText(outcome.refused ?? {}),
            state,
            sealedHeld(sealer, held),
            held?.code ?? null,
            lease.hintSeq,
            outcome.runAgainAt ?? null,
            jsonText(outcome.stamps ?? {})
        ]
    );
    if (!row) throw new LeaseLost(lease);
    return row.hintSeq;
}
