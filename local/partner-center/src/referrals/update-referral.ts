import { isDeepStrictEqual } from 'node:util';
import { ApiError, brokenRule, invalidRequest } from '../http/api-error.ts';
import type { ChangeEntry } from '../journal/journal.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { isRegistrationPath, patchRegistrations } from '../registrations/patch-registrations.ts';
import { checkBody } from '../schemas/check-body.ts';
import { replaceSchema } from '../schemas/referral-schema.ts';
import { changeReferral } from './change-referral.ts';
import { applyPatch, checkOperations, readOperations } from './patch-document.ts';
import { presentReferral } from './present-referral.ts';
import type { Referral } from './referral.ts';
import { ownerOf, storeChange } from './referral-store.ts';
import type { Actor } from './transitions.ts';

/** PATCH by whoever owns the referral. Returns it as stored, and the paths that were sent. */
export function patchReferral(
    partnerCenter: PartnerCenter,
    referral: Referral,
    body: unknown,
    { actor, by }: { actor: Actor; by: ChangeEntry['by'] }
): { referral: Referral; paths: string[] } {
    checkOwner(partnerCenter, referral, actor);
    const operations = readOperations(body);
    const paths = operations.map(({ path }) => path);
    if (paths.some(isRegistrationPath)) {
        const registered = patchRegistrations(partnerCenter, referral, operations);
        return { referral: storeChange(partnerCenter, registered, by, paths), paths };
    }
    const after = applyPatch(referral, checkOperations(operations, partnerCenter.switches()));
    return { referral: changeReferral(partnerCenter, referral, after, { actor, by, paths }), paths };
}

/** What a PUT may set beside details, consent and the two teams. */
const replaceable = [
    'name',
    'campaignId',
    'externalReferenceId',
    'referralProgram',
    'salesStage',
    'status',
    'substatus',
    'statusReason',
    'favorite'
] as const;

/** PUT, deprecated: the whole referral as it was read, with changes, without `links`. */
export function replaceReferral(partnerCenter: PartnerCenter, referral: Referral, given: unknown): Referral {
    checkOwner(partnerCenter, referral, 'partner');
    const body = checkBody(given, replaceSchema) as Partial<Referral>;
    if (body.id !== referral.id)
        throw invalidRequest('The id in the body is not the one in the address.', 'id');
    if (body.engagementId && body.engagementId !== referral.engagementId) {
        throw brokenRule('The engagement of a referral cannot be changed.', 'engagementId');
    }
    checkReadOnly(partnerCenter, referral, body);
    const changes = Object.fromEntries(
        replaceable.filter((name) => name in body).map((name) => [name, body[name] ?? null])
    );
    const requirements = { ...referral.details.requirements, ...body.details?.requirements };
    const after: Referral = {
        ...referral,
        ...changes,
        team: body.team ?? referral.team,
        consent: { ...referral.consent, ...body.consent },
        details: {
            ...referral.details,
            ...body.details,
            requirements: { ...requirements, solutions: requirements.solutions ?? [] }
        },
        customerProfile: {
            ...referral.customerProfile,
            team: body.customerProfile?.team ?? referral.customerProfile.team
        }
    };
    return changeReferral(partnerCenter, referral, after, { actor: 'partner', by: 'api' });
}

/**
 * Fixed when the deal is created (Partner Center, "Manage co-sell opportunities"), or without a published way
 * to change it: sent back as it was read, or not at all.
 */
const readOnly = [
    ...['mpnId', 'type', 'qualification', 'target'],
    ...['inviteContext/notes', 'inviteContext/assistanceRequestCode', 'inviteContext/invitedMpnId'],
    ...['customerProfile/name', 'customerProfile/size', 'customerProfile/address', 'customerProfile/ids'],
    ...['consent/consentToContact', 'consent/consentToToShareInfoWithOthers']
];

function checkReadOnly(partnerCenter: PartnerCenter, referral: Referral, body: Partial<Referral>) {
    const read = presentReferral(partnerCenter, referral);
    for (const path of readOnly) {
        const sent = valueAt(body, path);
        const same = [referral, read].some((held) => isDeepStrictEqual(sent, valueAt(held, path)));
        if (sent !== undefined && !same) {
            throw brokenRule(`${path} is read-only after the referral was created.`, path);
        }
    }
}

const valueAt = (held: object, path: string): unknown =>
    path.split('/').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], held);

/** Throws 412 unless the tag is the current one, quotes included; `*` matches always. */
export function checkIfMatch({ switches }: PartnerCenter, referral: Referral, ifMatch: string): void {
    if (ifMatch === '*' || ifMatch === referral.eTag) return;
    const message = `If-Match ${ifMatch} is not the current eTag of the referral (quotes are part of it).`;
    throw new ApiError(412, switches().staleTagCode, message, { target: 'eTag' });
}

function checkOwner(partnerCenter: PartnerCenter, referral: Referral, actor: Actor) {
    if (ownerOf(partnerCenter, referral) === actor) return;
    throw new ApiError(
        403,
        'accessDenied',
        `Referral ${referral.id} belongs to ${referral.organizationName}.`
    );
}
