import type { Deal, FieldName, Person } from '../deal.ts';

export interface Missing {
    field: FieldName;
    /** What is wrong, for the seller. */
    what: string;
}

/** What Microsoft would refuse this deal for, everything at once; empty = ready to share. */
export function missingForReferral(deal: Deal): Missing[] {
    const faults: [boolean, FieldName, string][] = [
        [!deal.name, 'name', 'The Opportunity has no name.'],
        [!deal.value || deal.value <= 0, 'value', 'The amount is empty or 0.'],
        [!/^[A-Z]{3}$/.test(deal.currency ?? ''), 'currency', 'The currency is not an ISO code.'],
        [!deal.closeDate, 'closeDate', 'The close date is empty.'],
        ...customerFaults(deal),
        ...peopleFaults(deal),
        [deal.solutions.length === 0, 'solutions', 'No Microsoft solution is picked.'],
        [!deal.purchaseIntent, 'purchaseIntent', "The customer's purchase intent is not chosen."],
        [
            deal.coSellType === 'Services Co-sell',
            'coSellType',
            'Services co-sell needs a partner role, area and play, which cannot be sent yet.'
        ]
    ];
    return faults.filter(([wrong]) => wrong).map(([, field, what]) => ({ field, what }));
}

function customerFaults({ customer }: Deal): [boolean, FieldName, string][] {
    return [
        [!customer?.name, 'customer', 'The account or its name is missing.'],
        [!customer?.addressLine1, 'customer', 'The billing street of the account is empty.'],
        [!customer?.city, 'customer', 'The billing city of the account is empty.'],
        [
            !/^[A-Z]{2}$/.test(customer?.country ?? ''),
            'customer',
            'The billing country of the account is not a country.'
        ]
    ];
}

function peopleFaults({ team, contacts, help }: Deal): [boolean, FieldName, string][] {
    return [
        [!team.some(isComplete), 'team', 'The owner has no name, phone or e-mail address.'],
        [
            help !== null && !contacts.some(isComplete),
            'contacts',
            "Microsoft's help needs a customer contact with name, phone and e-mail address."
        ]
    ];
}

function isComplete(person: Person): boolean {
    return Boolean(person.firstName && person.lastName && person.phone && person.email);
}
