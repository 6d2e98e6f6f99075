import { randomUUID } from 'node:crypto';
import { brokenRule, invalidRequest } from '../http/api-error.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { applyPatch, type PatchOperation } from '../referrals/patch-document.ts';
import type { Referral } from '../referrals/referral.ts';
import { checkBody, checkValue } from '../schemas/check-body.ts';
import { registrationBodySchema, registrationPaths } from '../schemas/deal-registration-schema.ts';
import {
    inStatus,
    newRegistration,
    type DealRegistration,
    type RegistrationBody
} from './deal-registration.ts';
import { checkEligible, contractFaults } from './registration-rules.ts';

const CREATE = '/registrations/-';

export const isRegistrationPath = (path: string) => path.startsWith('/registrations');

/**
 * The referral with its deal registration created (`add` on `/registrations/-`) or updated (the twelve paths
 * below `/registrations/0/`); a document of its own. The one edit that a closed referral allows.
 */
export function patchRegistrations(
    partnerCenter: PartnerCenter,
    referral: Referral,
    operations: PatchOperation[]
): Referral {
    const stranger = operations.find(({ path }) => !isRegistrationPath(path));
    if (stranger) {
        throw invalidRequest('A deal registration is changed by a document of its own.', stranger.path);
    }
    const creates = operations.filter(({ path }) => path === CREATE);
    if (creates.length === 0) return withRegistration(referral, update(partnerCenter, referral, operations));
    const [{ op, value } = { op: 'add', value: null }] = creates;
    if (operations.length > 1 || op !== 'add') {
        throw invalidRequest('A registration is created by one operation, add.', CREATE);
    }
    const body = checkBody(value, registrationBodySchema) as RegistrationBody;
    checkEligible(partnerCenter, referral, body);
    return withRegistration(referral, newRegistration(randomUUID(), body, partnerCenter.clock.stamp()));
}

export const withRegistration = (referral: Referral, registration: DealRegistration): Referral => ({
    ...referral,
    registrations: [registration],
    registrationStatus: registration.status
});

/** While Microsoft reviews; after `ActionRequired` the review begins again. */
function update(
    { clock }: PartnerCenter,
    referral: Referral,
    operations: PatchOperation[]
): DealRegistration {
    const [before] = referral.registrations;
    if (!before) throw brokenRule('The referral has no registration yet.', operations[0]?.path);
    if (before.status !== 'ReviewPending' && before.status !== 'ActionRequired') {
        throw brokenRule(`The registration is ${before.status}: it cannot be changed.`, 'registrations');
    }
    const checked = operations.map(({ op, path, value }) => {
        const schema = Object.hasOwn(registrationPaths, path) ? registrationPaths[path] : undefined;
        if (!schema) throw invalidRequest(`${path} cannot be changed by PATCH.`, path);
        return { op, path, value: checkValue(path, value, schema) };
    });
    const [after = before] = applyPatch(referral, checked).registrations;
    const [fault] = contractFaults(after.contract);
    if (fault) throw brokenRule(`The registration would be wrong: ${fault}.`, 'registrations/0/contract');
    return before.status === 'ActionRequired' ? inStatus(after, 'ReviewPending', clock.stamp()) : after;
}
