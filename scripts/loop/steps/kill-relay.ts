import { isCreate, type InterruptingProxy } from '../interrupting-proxy.ts';
import { readOpportunity } from '../opportunity.ts';
import { ownReferrals, SECONDS, type Round } from '../round.ts';
import { NotSeen } from '../wait-for.ts';

/**
 * From now on the relay dies right after its next create. The step that is returned waits for that, makes
 * sure that the moment was the right one, and starts the relay again.
 */
export function armKill(round: Round, proxy: InterruptingProxy): () => Promise<string> {
    const { loop } = round;
    const killed = Promise.withResolvers<void>();
    proxy.arm('after', isCreate, async () => {
        await loop.relay.kill();
        killed.resolve();
    });
    return async () => {
        const timer = setTimeout(
            () => killed.reject(new NotSeen(`Waited ${SECONDS} s for the relay to create the referral.`)),
            SECONDS * 1000
        );
        await killed.promise.finally(() => clearTimeout(timer));
        const { Referral_Identifier__c } = await readOpportunity(loop.seller, round.opportunityId);
        if (Referral_Identifier__c)
            throw new Error(`Killed too late: ${Referral_Identifier__c} was written back.`);
        const { length } = await ownReferrals(round);
        if (length !== 1) throw new Error(`Killed too early: Partner Center has ${length} referrals.`);
        await loop.restartRelay();
        return 'killed with the referral at Microsoft and nothing in Salesforce';
    };
}
