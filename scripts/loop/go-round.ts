import type { InterruptingProxy } from './interrupting-proxy.ts';
import { lastLogLine, opportunitiesOfReferral } from './opportunity.ts';
import { performSteps, type Step } from './perform-steps.ts';
import { newRound, values, type Round } from './round.ts';
import type { Loop } from './start-loop.ts';
import { awaitReferral } from './steps/await-referral.ts';
import { awaitSynced } from './steps/await-synced.ts';
import { changeInPortal } from './steps/change-in-portal.ts';
import { changeInSalesforce } from './steps/change-in-salesforce.ts';
import { changeWithoutAnswer } from './steps/change-without-answer.ts';
import { createOpportunity } from './steps/create-opportunity.ts';
import { dealFromMicrosoft } from './steps/deal-from-microsoft.ts';
import { expectNothingDoubled } from './steps/expect-nothing-doubled.ts';
import { expectSameCorrelation } from './steps/expect-same-correlation.ts';
import { armKill } from './steps/kill-relay.ts';
import { microsoftAccepts } from './steps/microsoft-accepts.ts';

/** Whether the relay hears that Partner Center has taken the seller's change. */
export type Change = 'answered' | 'unanswered';

/**
 * Sends one new deal round: Salesforce to Microsoft, Microsoft's answer, a change on either side, and a deal
 * of Microsoft. With `proxy`, the relay is killed when Microsoft has made the referral and nobody has
 * written that down yet. Throws at the first thing that is not seen on the far side in time, with what is
 * known of it.
 */
export async function goRound(
    loop: Loop,
    proxy: InterruptingProxy | undefined,
    say: (line: string) => void,
    change: Change = 'answered'
): Promise<void> {
    const round = newRound(loop, new Date());
    const steps: Step<Round>[] = [
        { title: 'The seller creates an Opportunity and switches sync on', run: createOpportunity },
        { title: 'The referral is in Partner Center, values equal', run: awaitReferral },
        { title: 'The Opportunity shows identifier, link and Synced', run: awaitSynced },
        { title: 'Microsoft accepts: status, CRM id and seller show', run: microsoftAccepts },
        ...changes[change],
        {
            title: 'Deal value changed in the portal: Salesforce has it',
            run: () => changeInPortal(round, values.inPortal)
        },
        { title: 'A deal from Microsoft becomes an Opportunity', run: dealFromMicrosoft },
        { title: 'Nothing is doubled, and the echo is quiet', run: expectNothingDoubled }
    ];
    if (proxy) {
        const run = armKill(round, proxy);
        steps.splice(1, 0, { title: 'The relay is killed after its create, and starts again', run });
    }
    await performSteps(round, steps, () => explain(round), say);
}

const changes: Record<Change, Step<Round>[]> = {
    answered: [
        {
            title: 'Deal value changed in Salesforce: Partner Center has it',
            run: (round) => changeInSalesforce(round, values.inSalesforce)
        },
        { title: 'Both sides name that change by one correlation id', run: expectSameCorrelation }
    ],
    unanswered: [{ title: 'Deal value changed, the answer lost, changed again', run: changeWithoutAnswer }]
};

/** What a person needs to find out why a step was not seen. */
async function explain(round: Round): Promise<string[]> {
    const { loop, opportunityId, inboundReferralId } = round;
    const inbound = inboundReferralId ? await opportunitiesOfReferral(loop.seller, inboundReferralId) : [];
    const ids = [opportunityId, ...inbound.map(({ Id }) => Id)].filter(Boolean);
    return [
        ...(await Promise.all(ids.map((id) => lastLogLine(loop.seller, id)))),
        'Last lines of the relay:',
        ...loop.relay.lastLines()
    ];
}
