import type { CallContext } from './client-types.ts';
import { REFERRALS_PATH } from './create-referral.ts';
import { readBody } from './read-json.ts';
import { readReferral, type Referral } from './referral.ts';
import type { Request } from './request.ts';

export async function getReferral(request: Request, id: string, context: CallContext): Promise<Referral> {
    const path = `${REFERRALS_PATH}/${encodeURIComponent(id)}`;
    const answer = await request({ audience: 'referrals', method: 'GET', path }, context);
    return readBody(readReferral, answer.body, 'The referral');
}
