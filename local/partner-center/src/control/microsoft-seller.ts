import { randomInt } from 'node:crypto';
import { brokenRule } from '../http/api-error.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { changeReferral } from '../referrals/change-referral.ts';
import { expireReferrals } from '../referrals/expire-referrals.ts';
import { isMicrosofts, type Member, type Referral } from '../referrals/referral.ts';
import { engagementOf, findReferral, isOwn } from '../referrals/referral-store.ts';
import { moveAs } from './moves.ts';
import { sellerOf, sellers } from './sellers.ts';

export const newMsxId = () =>
    `7-${randomInt(36 ** 7, 36 ** 8)
        .toString(36)
        .toUpperCase()}`;

/** Microsoft's own referral by its id. Throws 404, and a broken rule for a referral of somebody else. */
export function findMicrosofts(partnerCenter: PartnerCenter, id: string): Referral {
    const referral = findReferral(partnerCenter, id);
    if (isMicrosofts(referral)) return referral;
    const connected = engagementOf(partnerCenter, referral.engagementId).filter(isMicrosofts);
    const hint = connected.map((one) => one.id).join(', ') || 'none';
    throw brokenRule(`${id} is not Microsoft's referral. Microsoft's in this engagement: ${hint}.`, 'id');
}

/** From now on Microsoft's CRM has the deal, and its seller is in the team. */
export function acceptAsMicrosoft(
    partnerCenter: PartnerCenter,
    id: string,
    by: Member | string = sellers[0]
): Referral {
    const before = findMicrosofts(partnerCenter, id);
    return moveAs(partnerCenter, 'microsoft', before, 'accept', {
        team: [...before.team, sellerOf(by)],
        trackingInfo: { ...before.trackingInfo, microsoftMsxId: newMsxId() }
    });
}

/** Others at Microsoft work on the deal from now on. */
export function setSellers(partnerCenter: PartnerCenter, id: string, named: (Member | string)[]): Referral {
    const before = findMicrosofts(partnerCenter, id);
    const after = { ...before, team: named.map(sellerOf) };
    return changeReferral(partnerCenter, before, after, { actor: 'microsoft', by: 'microsoft' });
}

/**
 * Nobody answers until the last day has passed: the clock moves there. Throws a broken rule once answered.
 */
export function staySilent(partnerCenter: PartnerCenter, id: string): Referral {
    const { status, expirationDateTime } = findReferral(partnerCenter, id);
    if (status !== 'New' || !expirationDateTime) {
        throw brokenRule('Only an invitation that waits for its answer can run out.', 'status');
    }
    const { clock, state, changed } = partnerCenter;
    clock.moveTo(new Date(Date.parse(expirationDateTime) + 1000));
    state.clockOffset = clock.offset();
    expireReferrals(partnerCenter);
    changed();
    return findReferral(partnerCenter, id);
}

/**
 * Microsoft takes back an invitation that the partner has not answered (no source says how that looks, so:
 * the partner's referral ends as one that ran out, Microsoft's as lost). Throws a broken rule once answered.
 */
export function withdrawAsMicrosoft(
    partnerCenter: PartnerCenter,
    id: string,
    statusReason = 'Withdrawn by the Microsoft seller.'
): Referral {
    const microsofts = findMicrosofts(partnerCenter, id);
    const invited = engagementOf(partnerCenter, microsofts.engagementId).find((one) =>
        isOwn(partnerCenter, one)
    );
    if (invited?.status !== 'New') {
        throw brokenRule('The partner has answered: there is no invitation to take back.', 'status');
    }
    const expired: Referral = { ...invited, status: 'Closed', substatus: 'Expired' };
    changeReferral(partnerCenter, invited, expired, { actor: 'system', by: 'microsoft' });
    return moveAs(partnerCenter, 'microsoft', microsofts, 'lose', { statusReason });
}
