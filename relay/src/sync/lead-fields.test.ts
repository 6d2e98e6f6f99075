import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyDeal, type Deal } from './deal.ts';
import { newLeadFrom } from './lead-fields.ts';

const person = { firstName: 'Dana', lastName: 'Swope', email: 'dana@fabrikam.example', phone: '+1206' };
const customer = {
    ...{
        name: 'Fabrikam',
        addressLine1: 'Way 1',
        addressLine2: 'Floor 2',
        city: 'Seattle',
        state: 'Washington'
    },
    ...{ postalCode: '98101', country: 'US' }
};
const deal: Deal = {
    ...emptyDeal,
    name: 'Plants',
    referralId: 'r1',
    link: 'https://x',
    customer,
    contacts: [person]
};
const leads = { owner: [], fields: { LeadSource: 'Partner' } };
const of = (changes: Partial<Deal>, org: { addressCodes?: boolean; program?: string | null } = {}) =>
    newLeadFrom({ ...deal, ...changes }, leads, { addressCodes: false, program: null, ...org });

describe('a new Lead', () => {
    it("is the customer's first person at the customer's company, tied to the referral", () => {
        const fields = of({}, { program: 'Marketplace' });
        assert.deepEqual(fields, {
            ...{
                Company: 'Fabrikam',
                LastName: 'Swope',
                FirstName: 'Dana',
                Email: person.email,
                Phone: '+1206'
            },
            ...{ Description: null, Street: 'Way 1\nFloor 2', City: 'Seattle', PostalCode: '98101' },
            ...{
                State: 'Washington',
                Country: 'US',
                LeadSource: 'Partner',
                Sync_With_Partner_Center__c: true
            },
            ...{
                Referral_Identifier__c: 'r1',
                Referral_Link__c: 'https://x',
                Referral_Program__c: 'Marketplace'
            }
        });
    });

    it('has what Salesforce requires, whatever Microsoft leaves out', () => {
        const { Company, LastName } = of({ customer: null, contacts: [] });
        assert.deepEqual([Company, LastName], ['Plants', 'Plants']);
        assert.equal(of({ contacts: [{ ...person, lastName: null }] })['LastName'], 'Dana');
        assert.equal(of({ name: null, customer: null, contacts: [] })['Company'], 'Co-sell lead');
    });

    it('names the country by its code, and no state, where the org has picklists of them', () => {
        const fields = of({}, { addressCodes: true });
        assert.equal(fields['CountryCode'], 'US');
        assert.equal('State' in fields || 'Country' in fields, false);
    });

    it('leaves out an address that Salesforce would refuse, and cuts what is too long', () => {
        const odd = { ...person, email: 'dana at fabrikam', lastName: 'x'.repeat(100) };
        const { Email, LastName } = of({ contacts: [odd] });
        assert.deepEqual([Email, String(LastName).length], [null, 80]);
    });
});
