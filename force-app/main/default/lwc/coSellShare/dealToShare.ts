import orgCurrency from '@salesforce/i18n/currency';
import type { Deal } from 'c/coSellDeal';
import type { DealToShare } from 'c/coSellRules';
import type { Lists } from './relatedLists';

/** The deal as the rules ask about it. The owner is the first of the partner's people, as the relay has it. */
export const dealToShare = (deal: Deal, { contacts, solutions, team }: Lists): DealToShare => ({
    name: deal.name,
    customer: deal.accountId ? { name: deal.customer, ...deal.address } : null,
    value: deal.value,
    // An org with one currency has no field for it.
    currency: deal.currency ?? orgCurrency,
    closeDate: deal.closeDate,
    team: [deal.owner, ...team],
    contacts: contacts ?? [],
    help: deal.help,
    coSellType: deal.coSellType,
    purchaseIntent: deal.purchaseIntent,
    partnerRole: deal.partnerRole?.id ?? null,
    solutionArea: deal.solutionArea?.id ?? null,
    solutionPlay: deal.solutionPlay?.id ?? null,
    solutions: solutions ?? []
});
