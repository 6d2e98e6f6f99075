import type { InboundExample, InboundExamplesAnswer } from '@cosell/contracts/setup-answers';
import type { CallContext } from '../partner-center/client-types.ts';
import type { RunContext } from '../run/context.ts';
import { knownAccount, type Account } from '../salesforce/customer-account.ts';
import { customerNamedIn } from '../salesforce/customer-named-in.ts';
import { newOwner, userNamed } from '../salesforce/new-owner.ts';
import { opportunityRecordType } from '../salesforce/record-type.ts';
import { emptyDeal, type Deal } from '../sync/deal.ts';
import type { Mapping } from '../sync/mapping/document.ts';
import { dealFromReferral } from '../sync/referral/deal-from-referral.ts';

/** Enough to see the rules at work. */
const SHOWN = 3;
/** Not all of a partner's referrals are read to find them. */
const LOOKED_THROUGH = 100;

/**
 * What would become of deals that Microsoft sends: the newest ones that it has sent, or a made-up one.
 * Nothing is written.
 * @param mapping as runs would take it
 */
export async function inboundExamples(
    context: RunContext,
    mapping: Mapping,
    call: CallContext
): Promise<InboundExamplesAnswer> {
    const incoming: Deal[] = [];
    let looked = 0;
    for await (const referral of context.partnerCenter.listReferrals({}, call)) {
        const deal = dealFromReferral(referral, null, mapping);
        if (deal.direction === 'Incoming') incoming.push(deal);
        looked += 1;
        if (incoming.length === SHOWN || looked === LOOKED_THROUGH) break;
    }
    const deals = incoming.length ? incoming : [madeUp(mapping)];
    const examples: InboundExample[] = [];
    for (const deal of deals) examples.push(await exampleOf(context, mapping, deal));
    return { examples, recordType: await recordTypeOf(context, mapping) };
}

async function exampleOf(context: RunContext, mapping: Mapping, deal: Deal): Promise<InboundExample> {
    const { salesforce, org } = context;
    const { account: rules, owner: ownerRules } = mapping.newOpportunity;
    const customer = customerNamedIn(deal);
    const account: Account | null = customer && (await knownAccount(salesforce, customer, rules, org));
    const owner = await newOwner(salesforce, ownerRules, deal, account?.OwnerId ?? null);
    const user = owner && (await userNamed(salesforce, owner.id));
    return {
        referralId: deal.referralId,
        name: deal.name ?? '',
        customer: customer?.name ?? null,
        country: customer?.country ?? null,
        account: account?.Name ?? null,
        owner: user && { name: user.Name, username: user.Username },
        rule: owner?.rule ?? null
    };
}

/** Of a country that the rules name, so that there is something to see before Microsoft has sent a deal. */
function madeUp({ newOpportunity }: Mapping): Deal {
    const users = (rule: 'country' | 'solution') =>
        newOpportunity.owner.flatMap((one) => (one.rule === rule ? Object.keys(one.users) : []))[0];
    const solution = users('solution');
    return {
        ...emptyDeal,
        name: 'Example',
        customer: {
            name: 'Example',
            addressLine1: null,
            addressLine2: null,
            city: null,
            state: null,
            postalCode: null,
            country: users('country') ?? null
        },
        solutions: solution
            ? [
                  {
                      id: solution,
                      name: null,
                      price: null,
                      quantity: null,
                      currency: null,
                      closeDate: null,
                      solutionType: null,
                      publisherName: null
                  }
              ]
            : []
    };
}

async function recordTypeOf(
    { salesforce }: RunContext,
    { newOpportunity: { recordType } }: Mapping
): Promise<InboundExamplesAnswer['recordType']> {
    if (!recordType) return null;
    const isThere = await opportunityRecordType(salesforce, recordType).then(
        () => true,
        () => false
    );
    return { developerName: recordType, isThere };
}
