import { brokenRule, itemNotFound } from '../http/api-error.ts';
import type { PartnerCenter } from '../partner-center.ts';
import type { ReferralsCaller } from '../tokens/authenticate.ts';
import { checkBody } from '../schemas/check-body.ts';
import { createSchema } from '../schemas/referral-schema.ts';
import {
    asInvitation,
    microsoftAsOwner,
    newReferral,
    partnerAsOwner,
    type CreateBody
} from './new-referral.ts';
import { asksForHelp, checkPracticalRules } from './practical-rules.ts';
import { isVisibleToSellers, MICROSOFT, type Referral } from './referral.ts';
import { addReferral, engagementOf, isOwn, storeChange } from './referral-store.ts';
import { checkLocation } from './scopes.ts';
import { isPair } from './transitions.ts';

/**
 * POST of the partner: a deal of its own, or, with `engagementId` and the target `BusinessProfileLocation`
 * `msft`, Microsoft's connected referral in an engagement of the partner. Throws 400, 403 and 404.
 */
export function createReferral(
    partnerCenter: PartnerCenter,
    caller: ReferralsCaller,
    given: unknown
): Referral {
    const { createRules, unknownProperties, oneCallCreatesConnected } = partnerCenter.switches();
    const body = checkBody(given, createSchema, unknownProperties) as CreateBody;
    const referral = newReferral(partnerCenter, partnerAsOwner(partnerCenter), body);
    if (createRules === 'practical') checkPracticalRules(referral, partnerCenter.switches());
    checkLocation(partnerCenter, caller, referral.mpnId);

    if (isForMicrosoft(body)) return connectMicrosoft(partnerCenter, body, referral);
    if (body.engagementId !== undefined && body.engagementId !== null) {
        throw brokenRule('engagementId is only for a connected referral: name its target.', 'engagementId');
    }
    const stored = withPostedStatus(partnerCenter, referral, body);
    addReferral(partnerCenter, stored, 'api');
    if (oneCallCreatesConnected && referral.type === 'Shared' && asksForHelp(referral)) {
        // Made by the service, not from a body that names it: the partner's reference stays on the partner's.
        invite(partnerCenter, {
            ...body,
            engagementId: referral.engagementId,
            externalReferenceId: null
        });
    }
    return stored;
}

/** A switch lets the sender choose how far an open deal is. */
function withPostedStatus({ switches }: PartnerCenter, referral: Referral, body: CreateBody): Referral {
    const { status, substatus } = body;
    const { postedStatus, ownAssistanceCode } = switches();
    const inviteContext =
        ownAssistanceCode === 'Unknown'
            ? { ...referral.inviteContext, assistanceRequestCode: 'Unknown' }
            : referral.inviteContext;
    const made = { ...referral, inviteContext };
    if (postedStatus === 'normalised' || (!status && !substatus)) return made;
    if (status === 'Closed' || !isPair(status ?? '', substatus ?? '')) {
        throw brokenRule(`A deal cannot begin as ${status}/${substatus}.`, 'status');
    }
    const pair = { status, substatus } as Pick<Referral, 'status' | 'substatus'>;
    return { ...made, ...pair, ...(status === 'New' && { acceptedDateTime: null }) };
}

const isForMicrosoft = ({ target }: CreateBody) =>
    target?.some(({ type, id }) => type === 'BusinessProfileLocation' && id.toLowerCase() === MICROSOFT) ??
    false;

function connectMicrosoft(partnerCenter: PartnerCenter, body: CreateBody, asked: Referral): Referral {
    if (!body.engagementId) {
        const message =
            "Microsoft is invited into an engagement: send the engagementId of the partner's referral.";
        throw brokenRule(message, 'engagementId');
    }
    const own = engagementOf(partnerCenter, body.engagementId).find((one) => isOwn(partnerCenter, one));
    if (!own) throw itemNotFound(`Engagement ${body.engagementId} was not found.`);
    if (own.status !== 'Active') {
        throw brokenRule(`The referral is ${own.status}: only an Active one can be connected.`, 'status');
    }
    if (asked.type !== 'Shared' || !asksForHelp(asked)) {
        const message =
            'A connected referral is Shared and says with which assistanceRequestCode Microsoft can help.';
        throw brokenRule(message, 'inviteContext/assistanceRequestCode');
    }
    // The type is no PATCH path, so a private deal becomes co-sell by its connected referral (inferred).
    if (own.type !== 'Shared' || !isVisibleToSellers(own)) {
        const consent = { ...own.consent, consentToShareReferralWithMicrosoftSellers: true };
        storeChange(partnerCenter, { ...own, type: 'Shared', consent }, 'api', ['/type']);
    }
    return invite(partnerCenter, { ...body, engagementId: own.engagementId });
}

function invite(partnerCenter: PartnerCenter, body: CreateBody): Referral {
    const { organizationId, organizationName } = partnerAsOwner(partnerCenter);
    const referral = newReferral(partnerCenter, microsoftAsOwner, {
        ...body,
        mpnId: null,
        // Microsoft's sellers appear when they accept.
        team: [],
        target: [{ type: 'BusinessProfileLocation', id: MICROSOFT }]
    });
    const invitation = asInvitation(referral, partnerCenter.clock.now(), {
        organizationId,
        organizationName
    });
    return addReferral(partnerCenter, invitation, 'api');
}
