import type { CallContext } from './client-types.ts';
import { readBody } from './read-json.ts';
import { readReferral, type Referral } from './referral.ts';
import type { Request } from './request.ts';

export const REFERRALS_PATH = '/v1.0/engagements/referrals';

/** 200 by the connector's definition, 201 by the newest docs: both are a success. */
export async function createReferral(
    request: Request,
    body: unknown,
    context: CallContext
): Promise<Referral> {
    const answer = await request(
        { audience: 'referrals', method: 'POST', path: REFERRALS_PATH, body },
        context
    );
    return readBody(readReferral, answer.body, 'The created referral');
}
