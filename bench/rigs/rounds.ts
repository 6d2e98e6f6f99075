import { waitFor } from '../../scripts/loop/wait-for.ts';
import type { BenchDeal } from './deals.ts';
import type { Rig } from './start-rig.ts';

const SECONDS = 120;

/** What the relay did in one round, by the proxies. */
export interface RoundOfRelay {
    /** From the first change until the last deal was written back. */
    seconds: number;
    /** Of each deal: when its PATCH was answered (of `performance.now`). */
    patchedAt: Map<string, number>;
    /** Calls until everything was at rest, the echoes too. */
    calls: { salesforce: number; partnerCenter: number };
}

/** Changes deals and waits until the relay has written each of them to both sides, and is at rest again. */
export async function relayRound(
    rig: Rig,
    deals: BenchDeal[],
    change: () => Promise<void>
): Promise<RoundOfRelay> {
    const patchedAt = new Map<string, number>();
    const writtenAt = new Map<string, number>();
    const calls = { salesforce: 0, partnerCenter: 0 };
    const ends = [
        rig.partnerCenter.watch(({ method, path, answeredAt, status }) => {
            calls.partnerCenter += 1;
            if (method === 'PATCH' && status < 300)
                patchedAt.set(path.slice(path.lastIndexOf('/') + 1), answeredAt);
        }),
        rig.salesforce.watch(({ method, path, body, answeredAt }) => {
            calls.salesforce += 1;
            if (method !== 'POST' || !path.endsWith('/composite')) return;
            for (const [, id] of body.matchAll(/\b(006\w{15})\b/g)) writtenAt.set(id as string, answeredAt);
        })
    ];
    const started = performance.now();
    await change();
    await waitFor('the relay to have written every deal', SECONDS, async () => {
        const left = deals.filter(
            (deal) => !patchedAt.has(deal.referralId) || !writtenAt.has(deal.opportunityId)
        );
        return { done: left.length === 0, seen: `${left.length} of ${deals.length} left` };
    });
    const seconds = (Math.max(...writtenAt.values()) - started) / 1_000;
    await atRest(rig);
    for (const end of ends) end();
    return { seconds, patchedAt, calls };
}

/** Nothing waits at the relay, and Partner Center has told of everything. */
export async function atRest({ loop }: Rig): Promise<void> {
    let quiet = 0;
    await waitFor('the relay to be at rest', SECONDS, async () => {
        const health = (await (await fetch(loop.relayHealthUrl)).json()) as { pendingDeals: number };
        const { undelivered } = await loop.control.get<{ undelivered: unknown[] }>('/control/webhooks');
        quiet = health.pendingDeals + undelivered.length === 0 ? quiet + 1 : 0;
        return { done: quiet >= 3, seen: `${health.pendingDeals} deals, ${undelivered.length} events` };
    });
}
