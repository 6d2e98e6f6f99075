import type { DealQueue } from '../../queue/deal-queue.ts';
import type { Database } from '../database/database.ts';
import { request } from './request.ts';
import { readRequests, settleRequests } from './settle-requests.ts';
import type { RequestStore } from './types.ts';
import { unlinkDeal } from './unlink-deal.ts';

/** The part of the store that keeps what people have asked. */
export function requestStore(database: Database, queue: DealQueue): RequestStore {
    return {
        request: (alias, change, options) => request(database, queue, alias, change, options),
        requestsOf: (dealId) => readRequests(database, dealId),
        settleRequests: (lease, settled) => settleRequests(database, lease, settled),
        unlinkDeal: (lease) => unlinkDeal(database, lease)
    };
}
