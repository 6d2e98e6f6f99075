import type { Asked, InterruptingProxy } from '../interrupting-proxy.ts';
import { readOpportunity, stateOf } from '../opportunity.ts';
import { connectedReferrals, newRound, ownReferrals, SECONDS, type Round } from '../round.ts';
import type { Loop } from '../start-loop.ts';
import { createOpportunity } from '../steps/create-opportunity.ts';
import { NotSeen, waitFor } from '../wait-for.ts';
import type { CrashMoment } from './moments.ts';

export interface Proxies {
    partnerCenter: InterruptingProxy;
    org: InterruptingProxy;
}

/**
 * A seller shares a deal, and at the given moment things go wrong.
 * Throws unless the deal ends Synced with one referral of ours and one of Microsoft.
 */
export async function survive(loop: Loop, proxies: Proxies, moment: CrashMoment): Promise<void> {
    const round = newRound(loop, new Date());
    const { promise: hit, resolve, reject } = Promise.withResolvers<void>();
    arm(loop, proxies, moment, resolve);
    await createOpportunity(round);
    const timer = setTimeout(
        () => reject(new NotSeen(`Waited ${SECONDS} s for the moment: ${moment.name}.`)),
        SECONDS * 1000
    );
    await hit.finally(() => clearTimeout(timer));
    if (moment.kills) await loop.restartRelay();
    await settled(round);
    const own = await ownReferrals(round);
    const connected = own[0] ? await connectedReferrals(round, own[0]) : [];
    if (own.length !== 1 || connected.length !== 1)
        throw new Error(`${own.length} referrals of ours and ${connected.length} of Microsoft.`);
}

function arm(loop: Loop, proxies: Proxies, moment: CrashMoment, hit: () => void): void {
    const { onlyAfter, matches } = moment;
    const act = async () => {
        if (moment.kills) await loop.relay.kill();
        hit();
    };
    const target = moment.to === 'org' ? proxies.org : proxies.partnerCenter;
    if (!onlyAfter) return target.arm(moment.moment, matches, act);
    let seen = false;
    const watch = (asked: Asked) => {
        seen ||= onlyAfter(asked);
        return false;
    };
    proxies.partnerCenter.arm('after', watch, act);
    target.arm(moment.moment, (asked) => seen && matches(asked), act);
}

/** Both referrals are there, the Opportunity shows ours and Microsoft's, and nothing is left to do. */
async function settled(round: Round): Promise<void> {
    const { seller, relayHealthUrl } = round.loop;
    await waitFor('the deal to be in step', SECONDS, async () => {
        const opportunity = await readOpportunity(seller, round.opportunityId);
        const [own] = await ownReferrals(round);
        const health = (await (await fetch(relayHealthUrl)).json()) as { pendingDeals: number };
        const { Referral_Identifier__c: identifier, Microsoft_Referral_Status__c: microsofts } = opportunity;
        const state = stateOf(opportunity);
        return {
            done:
                state === 'Synced' &&
                own?.id === identifier &&
                microsofts !== null &&
                health.pendingDeals === 0,
            seen: `${state}, referral ${identifier}, Microsoft's ${microsofts}, ${health.pendingDeals} pending`
        };
    });
}
