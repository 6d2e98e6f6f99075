import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { canonicalCase } from '../../relay/src/partner-center/canonical-case.ts';
import { REFERRALS_PATH } from '../../relay/src/partner-center/create-referral.ts';
import { pathOfNextPage, readReferralPage } from '../../relay/src/partner-center/list-referrals.ts';
import { readReferral } from '../../relay/src/partner-center/referral.ts';
import { emptyDeal, type Deal, type FieldName } from '../../relay/src/sync/deal.ts';
import { inStep } from '../../relay/src/sync/in-step.ts';
import { defaultMapping } from '../../relay/src/sync/mapping/default-mapping.ts';
import { catalogueOf } from '../../relay/src/sync/mapping/lookups.ts';
import { isRelated } from '../../relay/src/sync/mapping/relations.ts';
import { withNotes } from '../../relay/src/sync/mapping/with-notes.ts';
import { dealFromOpportunity } from '../../relay/src/sync/opportunity/deal-from-opportunity.ts';
import { opportunityFieldsFrom } from '../../relay/src/sync/opportunity/opportunity-fields-from.ts';
import { createRequest } from '../../relay/src/sync/referral/create-request.ts';
import { dealFromReferral } from '../../relay/src/sync/referral/deal-from-referral.ts';
import { patchFrom } from '../../relay/src/sync/referral/patch-from.ts';
import { missingFrom } from './compare.ts';
import { documentedAnswer, undocumented } from './documented-referral.ts';
import type { Laboratory } from './laboratory.ts';
import { dealAsPublished } from './deal-as-published.ts';
import { differs, judge, type Verdict } from './verdict.ts';

/** A referral that the service or its docs answered: read, kept whole, mapped, sent round and read again. */
export async function checkReferral(json: unknown, lab: Laboratory): Promise<Verdict> {
    const faults = undocumented(documentedAnswer, json);
    if (faults.length) return differs(...faults);
    const referral = readReferral(json);
    if (!isDeepStrictEqual(referral, canonicalCase(json)))
        return differs('the relay does not keep all of it');
    const deal = dealFromReferral(referral, null);
    const patch = patchFrom(deal, referral).map(({ path }) => path);
    return judge(
        [
            ...missingFrom(dealAsPublished(json), deal).map((line) => `read wrongly: ${line}`),
            ...patch.map((path) => `would be written back unchanged: ${path}`),
            ...roundSalesforce(deal).map((field) => `lost on the way through Salesforce: ${field}`),
            ...(await roundPartnerCenter(deal, lab)).map(
                (line) => `lost on the way through Partner Center: ${line}`
            )
        ],
        'kept whole; round trip through Salesforce and Partner Center'
    );
}

const documentedList = z.strictObject({
    '@odata.context': z.url(),
    '@odata.count': z.int(),
    value: z.array(z.unknown()).min(1),
    '@odata.nextLink': z.url()
});

export async function checkList(json: unknown, lab: Laboratory): Promise<Verdict> {
    const faults = undocumented(documentedList, json);
    if (faults.length) return differs(...faults);
    const { value, '@odata.count': count } = json as z.infer<typeof documentedList>;
    const { nextLink } = readReferralPage(json);
    const differences = count === value.length ? [] : [`@odata.count: ${count} of ${value.length}`];
    if (!pathOfNextPage(nextLink ?? '').startsWith(`${REFERRALS_PATH}?$skiptoken=`))
        differences.push(`@odata.nextLink leads to ${nextLink}`);
    for (const one of value) {
        const { verdict, notes } = await checkReferral(one, lab);
        if (verdict !== 'accepted') differences.push(...notes);
    }
    const led = 'the http nextLink without /engagements is led to our own host';
    return judge(differences, `${value.length} referral(s); ${led}`);
}

/** Fields that an Opportunity itself can hold, both ways; its lists are rows of their own. */
function roundSalesforce(deal: Deal): FieldName[] {
    // Notes as the description: those that are records of their own are rows too.
    const mapping = withNotes(defaultMapping, { notes: false });
    const rows = mapping.rows.filter(
        (row) => row.direction !== 'out' && !isRelated(row) && catalogueOf(row.deal) === null
    );
    const fields = opportunityFieldsFrom(deal, mapping, { multiCurrency: true });
    const record = { Id: '006000000000001AAA', ...fields };
    const back = dealFromOpportunity(record, mapping, {
        defaultCurrency: 'XXX',
        orgId: '00D000000000001EAA'
    });
    return rows.map(({ deal: field }) => field).filter((field) => !inStep(field, back, deal));
}

const sent = ['name', 'value', 'currency', 'closeDate', 'notes', 'solutions', 'visibleToMicrosoft'].concat(
    'purchaseIntent',
    'customer',
    'contacts',
    'team'
) as FieldName[];

/** What a create can carry; the samples of 2019 lack what is required today. */
async function roundPartnerCenter(deal: Deal, lab: Laboratory): Promise<string[]> {
    await lab.switchTo({ createRules: 'documented' });
    const body = createRequest(deal, { externalReference: 'conformance' });
    const created = await lab.client.createReferral(body, { correlationId: 'conformance' });
    const back = dealFromReferral(
        await lab.client.getReferral(created.id, { correlationId: 'conformance' }),
        null
    );
    const pick = (one: Deal) =>
        Object.fromEntries(sent.map((field) => [field, one[field] ?? emptyDeal[field]]));
    return missingFrom(pick(deal), pick(back));
}
