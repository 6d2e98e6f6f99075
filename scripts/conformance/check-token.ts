import { z } from 'zod';
import { REFERRALS_PATH } from '../../relay/src/partner-center/create-referral.ts';
import { audiences, readTokenAnswer, type Audience } from '../../relay/src/partner-center/token-endpoint.ts';
import { undocumented } from './documented-referral.ts';
import type { Laboratory } from './laboratory.ts';
import { differs, judge, refusedAsDocumented, type Verdict } from './verdict.ts';

const seconds = z.string().regex(/^\d+$/);

/** The v1 token endpoint: all numbers are strings. */
const documentedToken = z.strictObject({
    token_type: z.literal('Bearer'),
    scope: z.literal('user_impersonation').optional(),
    expires_in: seconds,
    ext_expires_in: seconds,
    expires_on: seconds,
    not_before: seconds,
    resource: z.url(),
    access_token: z.string().min(1),
    refresh_token: z.string().min(1).optional(),
    id_token: z.string().min(1).optional()
});

/**
 * A token answer: through the relay's reader, and beside the local endpoint's answer for the same audience.
 */
export async function checkToken(json: unknown, lab: Laboratory): Promise<Verdict> {
    const faults = undocumented(documentedToken, json);
    if (faults.length) return differs(...faults);
    const answer = json as z.infer<typeof documentedToken>;
    const audience = (Object.keys(audiences) as Audience[]).find((one) => audiences[one] === answer.resource);
    if (!audience) return checkForeignToken(answer, lab);
    const read = readTokenAnswer(json, audience);
    const local = await lab.token({ grant_type: 'refresh_token', resource: answer.resource });
    const held = local.json as Record<string, unknown>;
    return judge(
        [
            ...(read.expires_in === Number(answer.expires_in) ? [] : ['expires_in is read wrongly']),
            ...(read.access_token === answer.access_token ? [] : ['access_token is read wrongly']),
            ...undocumented(documentedToken, held).map((line) => `the local endpoint: ${line}`),
            ...Object.keys(answer)
                .filter((name) => !(name in held))
                .map((name) => `the local endpoint has no ${name}`)
        ],
        `an access token for ${answer.resource}, ${read.expires_in} seconds`
    );
}

/** An app-only token of another API: the reason is shown to be true, not just told. */
async function checkForeignToken(answer: z.infer<typeof documentedToken>, lab: Laboratory): Promise<Verdict> {
    const isApi = answer.resource === 'https://graph.windows.net';
    if (!isApi) return differs(`resource ${answer.resource} is none that the docs use`);
    for (const audience of Object.keys(audiences) as Audience[]) {
        if (isRead(answer, audience)) return differs('the relay takes it for a token of Partner Center');
    }
    const appOnly = await lab.token({ grant_type: 'client_credentials', resource: audiences.referrals });
    const { access_token: token } = appOnly.json as { access_token: string };
    const headers = { authorization: `Bearer ${token}` };
    const { status } = await lab.send('GET', REFERRALS_PATH, undefined, { audience: null, headers });
    if (status !== 403)
        return differs(`the local Partner Center answers HTTP ${status} to an app-only token`);
    return refusedAsDocumented(
        `a token for ${answer.resource}, which is not the audience`,
        'and app-only tokens get no referrals (HTTP 403)'
    );
}

function isRead(answer: unknown, audience: Audience): boolean {
    try {
        readTokenAnswer(answer, audience);
        return true;
    } catch {
        return false;
    }
}
