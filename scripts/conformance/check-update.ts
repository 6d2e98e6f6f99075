import { REFERRALS_PATH } from '../../relay/src/partner-center/create-referral.ts';
import type { PatchOperation } from '../../relay/src/partner-center/client-types.ts';
import { createBase } from './base-deal.ts';
import { messageOf } from './check-create.ts';
import { missingFrom } from './compare.ts';
import { documentedMember, documentedPatch, documentedReplace, undocumented } from './documented-referral.ts';
import type { Laboratory } from './laboratory.ts';
import { differs, judge, type Verdict } from './verdict.ts';

/** A JSON Patch, sent as it is printed by the relay's client under If-Match. */
export async function checkPatch(json: unknown, lab: Laboratory): Promise<Verdict> {
    const faults = undocumented(documentedPatch, json);
    if (faults.length) return differs(...faults);
    const operations = json as PatchOperation[];
    await lab.switchTo({ createRules: 'practical' });
    const before = await createBase(lab);
    const context = { correlationId: 'conformance' };
    const eTag = before.eTag ?? null;
    const answer = await lab.client.patchReferral(before.id, operations, { eTag }, context);
    const after = await lab.client.getReferral(before.id, context);
    const differences = operations.flatMap((operation) => effectMissing(operation, after));
    if (after.eTag === before.eTag) differences.push('the eTag is still the same');
    if (answer?.eTag !== after.eTag) differences.push('the answer is not the referral after the patch');
    return judge(differences, ...operations.map(({ op, path }) => `${op} ${path}`));
}

function effectMissing({ path, value }: PatchOperation, after: unknown): string[] {
    const names = path.split('/').slice(1);
    const appended = names.at(-1) === '-';
    const holder = (appended ? names.slice(0, -1) : names).reduce<unknown>(
        (held, name) => (held as Record<string, unknown> | null | undefined)?.[name],
        after
    );
    if (!appended) return missingFrom(value, holder, path);
    const faults = undocumented(documentedMember, value);
    return faults.length ? faults : missingFrom(value, (holder as unknown[]).at(-1), path);
}

/**
 * The body of the deprecated PUT. The relay never sends one; the local API serves it. Its referral is one of
 * Microsoft's docs, so it is put in place of a deal with the same content first: only ids and eTag are
 * exchanged.
 */
export async function checkReplace(json: unknown, lab: Laboratory): Promise<Verdict> {
    const faults = undocumented(documentedReplace, json);
    if (faults.length) return differs(...faults);
    const body = json as Record<string, unknown>;
    await lab.switchTo({ createRules: 'documented' });
    const { type, target, customerProfile, consent, details, team, qualification, inviteContext } = body;
    const create = { type, target, customerProfile, consent, details, team, qualification, inviteContext };
    const created = await lab.send('POST', REFERRALS_PATH, create);
    if (created.status !== 200)
        return differs(`HTTP ${created.status} for its content: ${messageOf(created)}`);
    const { id, eTag, engagementId } = created.json as Record<string, string>;
    const replacement = { ...body, id, eTag, engagementId };
    const without = await lab.send('PUT', `${REFERRALS_PATH}/${id}`, replacement);
    const answer = await lab.send('PUT', `${REFERRALS_PATH}/${id}`, replacement, {
        headers: { 'if-match': eTag ?? '' }
    });
    if (answer.status !== 200) return differs(`HTTP ${answer.status}: ${messageOf(answer)}`);
    const { status, substatus, statusReason, name } = body;
    return judge(
        [
            ...missingFrom({ status, substatus, statusReason, name, details, team }, answer.json),
            ...(without.status === 400 ? [] : [`without If-Match: HTTP ${without.status}`])
        ],
        'closed by the deprecated PUT, If-Match required; the relay sends PATCH only'
    );
}
