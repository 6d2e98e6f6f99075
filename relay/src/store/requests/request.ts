import type { DealQueue } from '../../queue/deal-queue.ts';
import type { Database } from '../database/database.ts';
import { findOrCreateDeals } from '../deals/find-or-create.ts';
import { raiseHints } from '../deals/hint-deal.ts';
import { jsonText } from '../json-text.ts';
import type { Sealer } from '../secrets/sealer.ts';
import type { Alias, Json } from '../types.ts';
import { REASON } from './settle-requests.ts';
import type { PendingRequest, RequestChange } from './types.ts';

/** See `RequestStore.request`. */
export async function request(
    database: Database,
    queue: DealQueue,
    sealer: Sealer,
    alias: Alias,
    { pending, paused, resolutions }: RequestChange,
    { create, correlationId }: { create: boolean; correlationId?: string }
): Promise<{ dealId: string; hintSeq: number } | null> {
    return database.transaction(async (sql) => {
        // A deal is born by a change, and by nothing that is told of one that is deleted.
        const kind = create ? 'changed' : 'deleted';
        const [dealId] = await findOrCreateDeals(sql, [{ alias, kind }]);
        if (dealId === undefined) return null;
        await sql.query(
            `insert into requests (deal_id, pending, paused, resolutions)
            values ($1, $2::jsonb, coalesce($3::boolean, false), $4::jsonb)
            on conflict (deal_id) do update set
                pending = case when $5::boolean then excluded.pending else requests.pending end,
                paused = coalesce($3::boolean, requests.paused),
                resolutions = requests.resolutions || excluded.resolutions`,
            [
                dealId,
                jsonText(pending ? { ...pending, reason: sealedReason(sealer, pending) } : null),
                paused ?? null,
                jsonText(resolutions ?? {}),
                pending !== undefined
            ]
        );
        const [hintSeq = 0] = await raiseHints(sql, queue, [dealId], { correlationId });
        return { dealId, hintSeq };
    });
}

/** Of the pending request the reason alone is what somebody wrote; SQL compares its id. */
function sealedReason(sealer: Sealer, { reason }: PendingRequest): Json {
    return JSON.parse(sealer.close(REASON, reason) ?? 'null') as Json;
}
