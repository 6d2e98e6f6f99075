import type { FieldValue } from 'lightning/uiRecordApi';
import type { Deal, Save } from 'c/coSellDeal';
import type { RuleName } from 'c/coSellRules';
import addSolution from '@salesforce/label/c.CoSell_Fix_Solution';
import choose from '@salesforce/label/c.CoSell_Fix_Choose';
import city from '@salesforce/label/c.CoSell_City';
import country from '@salesforce/label/c.CoSell_Country';
import dealName from '@salesforce/label/c.CoSell_Deal';
import hintAccount from '@salesforce/label/c.CoSell_Hint_Account';
import hintCurrency from '@salesforce/label/c.CoSell_Hint_Currency';
import hintFew from '@salesforce/label/c.CoSell_Hint_Few';
import hintOwner from '@salesforce/label/c.CoSell_Hint_Owner';
import pickContact from '@salesforce/label/c.CoSell_Fix_Contact';
import street from '@salesforce/label/c.CoSell_Street';
import value from '@salesforce/label/c.CoSell_Value';

/** How a seller mends what a rule asks for. */
export type Fix =
    /** Typed here. */
    | { kind: 'text' | 'number'; label: string; save(typed: string, deal: Deal): Save }
    /** Chosen from all countries. */
    | { kind: 'country'; label: string; save(code: string, deal: Deal): Save }
    /** One click: a date some weeks ahead. */
    | { kind: 'date'; save(day: string): Save }
    /** In the part of the form that holds it. */
    | { kind: 'goTo'; label: string }
    /** Elsewhere, by somebody: in words. */
    | { kind: 'hint'; text: string };

const ofAccount = (
    deal: Deal,
    fields: Record<string, FieldValue>,
    address: Partial<Deal['address']>
): Save => ({
    recordId: deal.accountId ?? '',
    fields,
    draft: { address: { ...deal.address, ...address } }
});

export const fixes: Readonly<Record<RuleName, Fix>> = {
    name: { kind: 'text', label: dealName, save: (name) => ({ fields: { Name: name }, draft: { name } }) },
    value: {
        kind: 'number',
        label: value,
        save: (typed) => ({ fields: { Amount: Number(typed) }, draft: { value: Number(typed) } })
    },
    currency: { kind: 'hint', text: hintCurrency },
    closeDate: { kind: 'date', save: (day) => ({ fields: { CloseDate: day }, draft: { closeDate: day } }) },
    closeDateAhead: {
        kind: 'date',
        save: (day) => ({ fields: { CloseDate: day }, draft: { closeDate: day } })
    },
    customerName: { kind: 'hint', text: hintAccount },
    addressLine1: {
        kind: 'text',
        label: street,
        save: (typed, deal) => ofAccount(deal, { BillingStreet: typed }, { addressLine1: typed })
    },
    city: {
        kind: 'text',
        label: city,
        save: (typed, deal) => ofAccount(deal, { BillingCity: typed }, { city: typed })
    },
    country: {
        kind: 'country',
        label: country,
        // With country picklists the code is a field of its own; without, Microsoft's connector expects it here.
        save: (code, deal) =>
            ofAccount(
                deal,
                { [deal.hasCountryCodes ? 'BillingCountryCode' : 'BillingCountry']: code },
                { country: code }
            )
    },
    teamMember: { kind: 'hint', text: hintOwner },
    fewTeamMembers: { kind: 'hint', text: hintFew },
    customerContact: { kind: 'goTo', label: pickContact },
    fewContacts: { kind: 'goTo', label: choose },
    solution: { kind: 'goTo', label: addSolution },
    fewSolutions: { kind: 'goTo', label: choose },
    purchaseIntent: { kind: 'goTo', label: choose },
    partnerRole: { kind: 'goTo', label: choose },
    solutionArea: { kind: 'goTo', label: choose },
    solutionPlay: { kind: 'goTo', label: choose }
};

/** The address of an Opportunity without an account has nobody to be saved with. */
const ofTheAccount: readonly RuleName[] = ['addressLine1', 'city', 'country'];

export const fixFor = (rule: RuleName, deal: Deal): Fix =>
    deal.accountId === null && ofTheAccount.includes(rule) ? fixes.customerName : fixes[rule];
