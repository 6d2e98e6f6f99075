import { canonicalCase } from '../../relay/src/partner-center/canonical-case.ts';
import { REFERRALS_PATH } from '../../relay/src/partner-center/create-referral.ts';
import { readReferral } from '../../relay/src/partner-center/referral.ts';
import { createBase } from './base-deal.ts';
import { missingFrom } from './compare.ts';
import { documentedCreate, documentedTarget, hasOddCase, undocumented } from './documented-referral.ts';
import type { Laboratory, RawAnswer } from './laboratory.ts';
import { differs, judge, type Verdict } from './verdict.ts';

/**
 * The body of a POST, sent as it is printed: by today's rules, else by those that the docs of its time
 * require.
 */
export async function checkCreate(json: unknown, lab: Laboratory): Promise<Verdict> {
    const faults = undocumented(documentedCreate, json);
    if (faults.length) return differs(...faults);
    const notes = ['a new referral, Active/Accepted, holding all that was sent'];
    if (hasOddCase(json)) notes.push('names in mixed case were read');
    await lab.switchTo({ createRules: 'practical' });
    let answer = await lab.send('POST', REFERRALS_PATH, json);
    if (answer.status === 400) {
        notes.push(`today's portal rules would refuse it (${messageOf(answer)})`);
        await lab.switchTo({ createRules: 'documented' });
        answer = await lab.send('POST', REFERRALS_PATH, json);
    }
    if (answer.status !== 200) return differs(`HTTP ${answer.status}: ${messageOf(answer)}`);
    const referral = readReferral(answer.json);
    // The server decides these: a partner's deal comes back Active/Accepted, invited by the caller itself.
    const { status, substatus, ...held } = canonicalCase(json) as Record<string, unknown>;
    const { invitedBy, ...invite } = (held['inviteContext'] ?? {}) as Record<string, unknown>;
    if (status !== undefined || invitedBy !== undefined)
        notes.push('the posted status and inviting organisation are replaced, as in the docs’ own answer');
    const read = await lab.send('GET', `${REFERRALS_PATH}/${referral.id}`);
    return judge(
        [
            ...missingFrom({ ...held, inviteContext: invite }, read.json),
            ...missingFrom({ status: 'Active', substatus: 'Accepted' }, read.json),
            ...(substatus !== undefined && substatus !== 'Pending'
                ? [`substatus ${JSON.stringify(substatus)}`]
                : [])
        ],
        ...notes
    );
}

/**
 * The fragment `target` of a POST: the partner's own referral, or with `msft` the connected one of Microsoft.
 */
export async function checkTarget(json: unknown, lab: Laboratory): Promise<Verdict> {
    const { target, ...rest } = json as { target: unknown };
    const faults = [
        ...undocumented(documentedTarget, target),
        ...Object.keys(rest).map((name) => `${name}: unknown`)
    ];
    if (faults.length) return differs(...faults);
    await lab.switchTo({ createRules: 'practical' });
    const own = await createBase(lab);
    const { id: _id, eTag: _tag, engagementId, ...body } = await createBody(lab, own.id);
    const [{ type = '', id = '' } = {}] = target as { type?: string; id?: string }[];
    const forMicrosoft = type === 'BusinessProfileLocation' && id === 'msft';
    const answer = await lab.send('POST', REFERRALS_PATH, {
        ...body,
        target,
        ...(forMicrosoft ? { engagementId } : {})
    });
    if (answer.status !== 200) return differs(`HTTP ${answer.status}: ${messageOf(answer)}`);
    const effect = forMicrosoft
        ? { target, engagementId, status: 'New', substatus: 'Pending', organizationId: 'msft' }
        : { target, status: 'Active', substatus: 'Accepted' };
    const what = forMicrosoft
        ? "Microsoft's connected referral in the same engagement"
        : "the partner's own referral";
    return judge(missingFrom(effect, answer.json), what);
}

/** What of an answered referral may be posted again. */
async function createBody(lab: Laboratory, id: string) {
    const { json } = await lab.send('GET', `${REFERRALS_PATH}/${id}`);
    const { name, type, engagementId, eTag, customerProfile, consent, details, team, inviteContext } =
        readReferral(json);
    const { isMatchingComplete: _readOnly, ...profile } = customerProfile ?? {};
    return {
        id,
        eTag,
        name,
        type,
        engagementId,
        customerProfile: profile,
        consent,
        details,
        team,
        inviteContext
    };
}

export function messageOf({ json }: RawAnswer): string {
    return (json as { error?: { message?: string } } | null)?.error?.message ?? 'no message';
}
