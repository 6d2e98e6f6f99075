import type { DealQueue } from '../../queue/deal-queue.ts';
import type { Database } from '../database/database.ts';
import type { Sealer } from '../secrets/sealer.ts';
import { request } from './request.ts';
import { readRequests, settleRequests } from './settle-requests.ts';
import type { RequestStore } from './types.ts';
import { unlinkDeal } from './unlink-deal.ts';

/** The part of the store that keeps what people have asked. */
export function requestStore(database: Database, queue: DealQueue, sealer: Sealer): RequestStore {
    return {
        request: (alias, change, options) => request(database, queue, sealer, alias, change, options),
        requestsOf: (dealId) => readRequests(database, sealer, dealId),
        settleRequests: (lease, settled) => settleRequests(database, sealer, lease, settled),
        unlinkDeal: (lease) => unlinkDeal(database, lease)
    };
}
