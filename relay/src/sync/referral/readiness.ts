import { unmetRules, type RuleName } from '../rules.ts';
import type { Deal } from '../deal.ts';

export interface Missing {
    /** Of the one set of rules, which the card shows too. */
    rule: RuleName;
    /** What is wrong, for the seller. */
    what: string;
}

const sentences: Readonly<Record<RuleName, string>> = {
    name: 'The Opportunity has no name.',
    value: 'The amount is empty or 0.',
    currency: 'The currency is not an ISO code.',
    closeDate: 'The close date is empty.',
    closeDateAhead: 'The close date is in the past.',
    customerName: 'The account or its name is missing.',
    addressLine1: 'The billing street of the account is empty.',
    city: 'The billing city of the account is empty.',
    country: 'The billing country of the account is not a country.',
    teamMember: 'Nobody of ours on the deal has a first and last name, a phone and an e-mail address.',
    fewTeamMembers: 'More than 50 people of ours are on the deal.',
    customerContact: "Microsoft's help needs a customer contact with name, phone and e-mail address.",
    fewContacts: 'More than 50 contacts of the customer are on the deal.',
    solution: 'No Microsoft solution is picked.',
    fewSolutions: 'More than 50 solutions are picked.',
    purchaseIntent: "The customer's purchase intent is not chosen.",
    partnerRole: 'Services co-sell needs a partner role.',
    solutionArea: 'Services co-sell needs a solution area.',
    solutionPlay: 'Services co-sell needs a solution play.'
};

/** Too much rather than too little: the create refuses it with a code of its own, TOO_MANY_ENTRIES. */
const tooMany: readonly RuleName[] = ['fewTeamMembers', 'fewContacts', 'fewSolutions'];

/**
 * What Microsoft would refuse this deal for, everything at once; empty = ready to share.
 * @param now the day begins last at UTC-12: a close date is past only where it is past for every seller
 */
export function missingForReferral(deal: Deal, now: Date): Missing[] {
    const today = new Date(now.getTime() - 12 * 3_600_000).toISOString().slice(0, 10);
    return unmetRules(deal, today)
        .filter((rule) => !tooMany.includes(rule))
        .map((rule) => ({ rule, what: sentences[rule] }));
}
