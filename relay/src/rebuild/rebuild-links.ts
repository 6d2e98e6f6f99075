import { parseExternalReference } from '@cosell/contracts';
import type { RebuildAnswer } from '@cosell/contracts/setup-answers';
import type { CallContext, PartnerCenterClient } from '../partner-center/client-types.ts';
import { isOwn } from '../partner-center/own-referral.ts';
import type { Referral } from '../partner-center/referral.ts';
import { aliases } from '../run/aliases.ts';
import type { SalesforceClient } from '../salesforce/client.ts';
import { tiedOpportunities } from '../salesforce/tied-opportunities.ts';
import type { Store } from '../store/types.ts';

export interface RebuildPorts {
    store: Pick<Store, 'restoreDeal' | 'withLock'>;
    salesforce: Pick<SalesforceClient, 'orgId' | 'sweepRows'>;
    partnerCenter: Pick<PartnerCenterClient, 'listReferrals'>;
    /** Null where nobody knows yet who we are. */
    ownOrganization(call: CallContext): Promise<string | null>;
    call: CallContext;
}

/**
 * Tells the store which Opportunity and which referral are one deal, as both sides have it: by the
 * identifier on the Opportunity, else by the external reference on the referral. Reads all of both, writes
 * to neither and runs nothing; asked twice, it finds nothing new. Without it a deal that began at Microsoft
 * and whose reference was not written yet would become a second Opportunity.
 * @throws CosellError as the calls do; what was restored before stays
 */
export async function rebuildLinks(ports: RebuildPorts): Promise<RebuildAnswer> {
    return ports.store.withLock('rebuild', () => rebuild(ports));
}

async function rebuild({ store, salesforce, ...ports }: RebuildPorts): Promise<RebuildAnswer> {
    const own = await ownReferrals(ports);
    const byReference = Map.groupBy(own.values(), (referral) =>
        opportunityNamedBy(referral, salesforce.orgId)
    );
    const answer: RebuildAnswer = {
        opportunities: 0,
        referrals: own.size,
        restored: 0,
        byReference: 0,
        unlisted: [],
        ambiguous: [],
        withoutOpportunity: 0
    };
    const tied = new Set<string>();
    for await (const { id, referralId, dealKey } of tiedOpportunities(salesforce)) {
        answer.opportunities += 1;
        const named = byReference.get(id) ?? [];
        if (!referralId && named.length > 1) answer.ambiguous.push(id);
        const found = referralId ?? (named.length === 1 ? named[0]!.id : null);
        if (!found) continue;
        tied.add(found);
        if (!referralId) answer.byReference += 1;
        const referral = own.get(found);
        if (!referral) answer.unlisted.push(id);
        const names = { opportunity: id, referral: found, engagement: referral?.engagementId };
        const key = dealKey && UUID.test(dealKey) ? dealKey : null;
        if (await store.restoreDeal(key, aliases(names))) answer.restored += 1;
    }
    answer.withoutOpportunity = [...own.keys()].filter((id) => !tied.has(id)).length;
    return answer;
}

async function ownReferrals({
    partnerCenter,
    ownOrganization,
    call
}: Omit<RebuildPorts, 'store' | 'salesforce'>): Promise<Map<string, Referral>> {
    const organizationId = (await ownOrganization(call)) ?? 'nobody';
    const own = new Map<string, Referral>();
    for await (const referral of partnerCenter.listReferrals({}, call))
        if (isOwn(referral, organizationId)) own.set(referral.id, referral);
    return own;
}

/** Empty: none of this org. */
function opportunityNamedBy({ externalReferenceId }: Referral, orgId: string): string {
    const reference = parseExternalReference(externalReferenceId);
    return reference?.orgId === orgId ? reference.opportunityId : '';
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
