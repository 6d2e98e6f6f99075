import { CosellError, formatExternalReference } from '@cosell/contracts';
import type { Deal } from '../sync/deal.ts';
import { createRequest } from '../sync/referral/create-request.ts';
import { missingForReferral } from '../sync/referral/readiness.ts';
import { createOnce } from './create-once.ts';
import type { Run } from './context.ts';
import { memoriesOfCreate } from '../sync/memories-of-create.ts';
import { findSharedReferral } from './find-shared-referral.ts';
import { inviteMicrosoft } from './invite-microsoft.ts';
import type { Engagement } from './read-referral.ts';
import { requireOpen } from './ways.ts';

/**
 * Brings a deal to Partner Center for the first time: the partner's referral, and where help of Microsoft
 * is wanted,
 * Microsoft's connected one in the same engagement.
 * @throws CosellError REFERRAL_INCOMPLETE naming all that is missing, before anything is sent
 */
export async function shareDeal(run: Run, deal: Deal, opportunityId: string): Promise<Engagement> {
    const missing = missingForReferral(deal, run.context.now());
    if (missing.length)
        throw new CosellError('REFERRAL_INCOMPLETE', missing.map(({ what }) => what).join(' '));
    requireOpen(run, 'outbound');
    const { store, fingerprint } = run.context;
    const externalReference = formatExternalReference({ orgId: run.context.salesforce.orgId, opportunityId });
    const own = await createOnce(run, {
        kind: 'create-referral',
        title: 'Create referral',
        body: createRequest(deal, { externalReference }, run.context.mapping),
        request: null,
        notBefore: 0,
        beforePost: () => store.rememberFirst(run.lease, memoriesOfCreate(deal, fingerprint)),
        find: (since) => findSharedReferral(run, externalReference, since)
    });
    return inviteMicrosoft(run, deal, own);
}
