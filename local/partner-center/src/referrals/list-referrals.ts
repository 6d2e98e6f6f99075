import { compareApiDates } from '../clock.ts';
import type { PartnerCenter } from '../partner-center.ts';
import type { ReferralsCaller } from '../tokens/authenticate.ts';
import { checkDocumented } from './odata/check-filter.ts';
import { toSkipToken, type ListQuery } from './odata/list-query.ts';
import { matchesFilter } from './odata/matches-filter.ts';
import { parseFilter, type Filter } from './odata/parse-filter.ts';
import { presentReferral } from './present-referral.ts';
import type { Referral } from './referral.ts';
import { isOwn } from './referral-store.ts';
import { maySee } from './scopes.ts';

/** More than 100 items come in pages (Referrals API, get a list of referrals). */
const PAGE = 100;

export interface ReferralList {
    '@odata.context': string;
    '@odata.count'?: number;
    value: Record<string, unknown>[];
    '@odata.nextLink'?: string;
}

/** One page of what `caller` may see. Related referrals come only into a list of one engagement. */
export function listReferrals(
    partnerCenter: PartnerCenter,
    caller: ReferralsCaller,
    query: ListQuery
): ReferralList {
    const found = findAll(partnerCenter, caller, query);
    const size = Math.min(query.top ?? Infinity, PAGE);
    const page = found.slice(query.skip, query.skip + size);
    const left = query.top === null ? null : query.top - page.length;
    const hasMore = query.skip + page.length < found.length && left !== 0;
    const next = { ...query, skip: query.skip + page.length, top: left };
    return {
        // Over http and without `/engagements`, as in the documented samples.
        '@odata.context': `${oddBase(partnerCenter.url)}/$metadata#Referrals`,
        ...(query.count && { '@odata.count': found.length }),
        value: page.map((referral) => select(presentReferral(partnerCenter, referral), query.select)),
        ...(hasMore && {
            '@odata.nextLink': `${oddBase(partnerCenter.url)}/referrals?$skiptoken=${toSkipToken(next)}`
        })
    };
}

const oddBase = (url: string) => `${url.replace(/^https:/, 'http:')}/v1.0`;

function findAll(partnerCenter: PartnerCenter, caller: ReferralsCaller, query: ListQuery): Referral[] {
    const { state, clock, switches } = partnerCenter;
    const filter = query.filter === null ? null : parseFilter(query.filter);
    if (filter) checkDocumented(filter, switches().filters);
    const withRelated = filter !== null && namesEngagement(filter);
    const listedUntil = clock.now().getTime() - switches().listDelayMilliseconds;
    const found = state.referrals.filter(
        (referral) =>
            (withRelated || isOwn(partnerCenter, referral)) &&
            maySee(partnerCenter, caller, referral) &&
            Date.parse(referral.createdDateTime) <= listedUntil &&
            (filter === null || matchesFilter(referral, filter))
    );
    const { property, descending } = query.orderBy ?? { property: 'createdDateTime', descending: false };
    return found.sort(
        (left, right) => compareApiDates(left[property], right[property]) * (descending ? -1 : 1)
    );
}

/** Whether the filter holds for one engagement only. */
const namesEngagement = (filter: Filter): boolean =>
    filter.kind === 'and'
        ? filter.parts.some(namesEngagement)
        : filter.kind === 'compare' && filter.path.join('/') === 'engagementId' && filter.comparison === 'eq';

const select = (referral: Record<string, unknown>, names: string[] | null) =>
    names ? Object.fromEntries(names.map((name) => [name, referral[name]])) : referral;
