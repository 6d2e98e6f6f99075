import type { CallContext, PatchOperation } from './client-types.ts';
import { REFERRALS_PATH } from './create-referral.ts';
import { getReferral } from './get-referral.ts';
import { readBody } from './read-json.ts';
import { readReferral, type Referral } from './referral.ts';
import type { Request } from './request.ts';

/**
 * PATCH as JSON Patch. `If-Match` carries the eTag with its inner quotes; without one the last write wins.
 * Where Microsoft sends 204 in spite of `Prefer: return=representation`, the referral is read; null when
 * somebody has changed it since, so that it no longer shows what this patch has made of it.
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
    if (answer.body.trim() !== '') return readBody(readReferral, answer.body, 'The patched referral');
    if (answer.eTag === null) return null;
    const now = await getReferral(request, id, context);
    return now.eTag === answer.eTag ? now : null;
}
