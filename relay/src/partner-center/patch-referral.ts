import type { CallContext, PatchOperation } from './client-types.ts';
import { REFERRALS_PATH } from './create-referral.ts';
import { readBody } from './read-json.ts';
import { readReferral, type Referral } from './referral.ts';
import type { Request } from './request.ts';

/**
 * PATCH as JSON Patch. `If-Match` carries the eTag with its inner quotes; without one the last write wins.
 * Answers null where Microsoft sends 204 in spite of `Prefer: return=representation`.
 */
export async function patchReferral(
    request: Request,
    id: string,
    patch: PatchOperation[],
    { eTag }: { eTag: string | null },
    context: CallContext
): Promise<Referral | null> {
    const answer = await request(
        {
            audience: 'referrals',
            method: 'PATCH',
            path: `${REFERRALS_PATH}/${encodeURIComponent(id)}`,
            body: patch,
            headers: { prefer: 'return=representation', ...(eTag ? { 'if-match': eTag } : {}) }
        },
        context
    );
    return answer.body.trim() === '' ? null : readBody(readReferral, answer.body, 'The patched referral');
}
