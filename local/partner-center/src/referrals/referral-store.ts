import { itemNotFound } from '../http/api-error.ts';
import type { ChangeEntry } from '../journal/journal.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { raiseEvent } from '../webhooks/raise-event.ts';
import { newEntityTag } from './entity-tag.ts';
import { isMicrosofts, type Referral } from './referral.ts';
import type { Actor } from './transitions.ts';

type By = ChangeEntry['by'];

/** Throws 404. */
export function findReferral({ state }: PartnerCenter, id: string): Referral {
    const referral = state.referrals.find((one) => one.id === id.toLowerCase());
    if (!referral) throw itemNotFound(`Referral ${id} was not found.`);
    return referral;
}

export const engagementOf = ({ state }: PartnerCenter, engagementId: string): Referral[] =>
    state.referrals.filter((one) => one.engagementId === engagementId.toLowerCase());

/** Who acts on a referral: the partner, Microsoft, or another partner of the engagement. */
export function ownerOf({ state }: PartnerCenter, referral: Referral): Exclude<Actor, 'system'> {
    if (isMicrosofts(referral)) return 'microsoft';
    return referral.organizationId === state.tenant.organizationId ? 'partner' : 'other-partner';
}

export const isOwn = (partnerCenter: PartnerCenter, referral: Referral) =>
    ownerOf(partnerCenter, referral) === 'partner';

export function addReferral(partnerCenter: PartnerCenter, referral: Referral, by: By): Referral {
    partnerCenter.state.referrals.push(referral);
    record(partnerCenter, referral, { by, change: 'created' });
    return referral;
}

/** Puts `changed` in the place of the referral with its id, with a new eTag and date. */
export function storeChange(
    partnerCenter: PartnerCenter,
    changed: Referral,
    by: By,
    paths?: string[]
): Referral {
    const { state, clock } = partnerCenter;
    const stored = {
        ...changed,
        updatedDateTime: clock.stamp(),
        eTag: newEntityTag(clock.now())
    };
    state.referrals[state.referrals.findIndex(({ id }) => id === changed.id)] = stored;
    record(partnerCenter, stored, { by, change: 'updated', ...(paths && { paths }) });
    return stored;
}

function record(
    partnerCenter: PartnerCenter,
    referral: Referral,
    how: Pick<ChangeEntry, 'by' | 'change' | 'paths'>
) {
    const { id, engagementId, organizationId, status, substatus } = referral;
    partnerCenter.log({
        kind: 'change',
        ...how,
        referralId: id,
        engagementId,
        organizationId,
        status,
        substatus
    });
    raiseEvent(partnerCenter, referral, how.change);
    partnerCenter.changed();
}
