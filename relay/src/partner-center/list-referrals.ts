import { CosellError } from '@cosell/contracts';
import { z } from 'zod';
import type { CallContext, ListQuery } from './client-types.ts';
import { REFERRALS_PATH } from './create-referral.ts';
import { readBody } from './read-json.ts';
import { readReferral, type Referral } from './referral.ts';
import type { Request } from './request.ts';

const pageSchema = z.looseObject({ value: z.array(z.unknown()), '@odata.nextLink': z.string().nullish() });

export interface ReferralPage {
    referrals: Referral[];
    nextLink: string | null;
}

/** One page of a list answer. Throws a ZodError. */
export function readReferralPage(json: unknown): ReferralPage {
    const page = pageSchema.parse(json);
    return { referrals: page.value.map(readReferral), nextLink: page['@odata.nextLink'] ?? null };
}

/**
 * GET of all referrals that the signed-in user sees, newest first, page by page as far as the caller reads
 * on.
 */
export async function* listReferrals(
    request: Request,
    { engagementId, orderBy = 'createdDateTime' }: ListQuery,
    context: CallContext
): AsyncGenerator<Referral, void, undefined> {
    // Percent-encoded by hand: URLSearchParams writes a blank as "+", which OData does not read.
    const filter = engagementId
        ? `&$filter=${encodeURIComponent(`engagementId eq '${engagementId.replaceAll("'", "''")}'`)}`
        : '';
    let path: string | null = `${REFERRALS_PATH}?$orderby=${encodeURIComponent(`${orderBy} desc`)}${filter}`;
    const visited = new Set<string>();
    while (path !== null) {
        if (visited.has(path))
            throw new CosellError('UNEXPECTED', 'A list of referrals leads back to its own page.');
        visited.add(path);
        const answer = await request({ audience: 'referrals', method: 'GET', path }, context);
        const page: ReferralPage = readBody(readReferralPage, answer.body, 'The list of referrals');
        yield* page.referrals;
        path = page.nextLink === null ? null : pathOfNextPage(page.nextLink);
    }
}

/** Published nextLinks use http and another path, so only the query is taken: the token goes nowhere else. */
export function pathOfNextPage(nextLink: string): string {
    const query = URL.canParse(nextLink, 'https://host') ? new URL(nextLink, 'https://host').search : '';
    if (!query) throw new CosellError('UNEXPECTED', 'The link to the next page of referrals has no query.');
    return `${REFERRALS_PATH}${query}`;
}
