import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyDeal } from '../deal.ts';
import { defaultMapping } from '../mapping/default-mapping.ts';
import { readMapping } from '../mapping/document.ts';
import { withNotes } from '../mapping/with-notes.ts';
import { dealFromOpportunity } from './deal-from-opportunity.ts';
import { newOpportunityFrom, opportunityFieldsFrom } from './opportunity-fields-from.ts';
import type { OpportunityRecord } from './record.ts';

const org = { defaultCurrency: 'USD', orgId: '00D000000000001EAA' };

/** As the REST API answers the relay's one query. */
const record: OpportunityRecord = {
    Id: '006000000000001AAA',
    Name: ' Cloud move ',
    Amount: 50000.5,
    CloseDate: '2027-11-14',
    Description: 'Of nobody’s concern at Microsoft',
    sharedNotes: [
        { id: '069000000000001AAA', versionId: '068000000000001AAA', text: 'First' },
        { id: '069000000000002AAA', versionId: '068000000000002AAA', text: 'second' }
    ],
    How_can_Microsoft_help__c: 'Proof Of Concept or Demo',
    Referral_visible_to_Microsoft_sellers__c: false,
    Co_sell_Type__c: null,
    Customer_purchase_intent__c: 'HaveNotDecided',
    Referral_Expires__c: '2027-01-15T10:20:30.000+0000',
    Account: {
        Name: 'Oil & Gas',
        BillingStreet: 'Ring 1\r\nFloor 2\r\nRoom 3',
        BillingCity: 'Berlin',
        BillingState: null,
        BillingPostalCode: '10115',
        BillingCountry: 'Germany'
    },
    Owner: { FirstName: 'Lea', LastName: 'Berg', Email: 'lea@contoso.example', Phone: '1' },
    OpportunityContactRoles: {
        records: [
            {
                IsPrimary: false,
                Contact: { FirstName: 'Ann', LastName: 'Li', Email: 'ann@x.example', Phone: null }
            },
            {
                IsPrimary: true,
                Contact: { FirstName: 'Kim', LastName: 'Ro', Email: 'kim@x.example', Phone: '2' }
            },
            {
                IsPrimary: false,
                Contact: { FirstName: 'Kim', LastName: 'Ro', Email: 'KIM@x.example', Phone: '2' }
            },
            { IsPrimary: false, Contact: null }
        ]
    },
    Opportunity_To_Microsoft_Solutions__r: {
        records: [
            {
                Id: 'a00000000000001AAA',
                Price__c: 10,
                Quantity__c: 2,
                Solution__r: {
                    Name: 'Mover',
                    Solution_Identifier__c: 'SOL-1-AAA',
                    Type__c: '3P',
                    Publisher_Name__c: 'Contoso'
                }
            },
            { Id: 'a00000000000002AAA', Solution__r: null }
        ]
    }
};

describe('a deal from an Opportunity', () => {
    const deal = dealFromOpportunity(record, defaultMapping, org);

    it('says what the Opportunity says', () => {
        assert.deepEqual(deal, {
            ...emptyDeal,
            name: 'Cloud move',
            value: 50000.5,
            currency: 'USD',
            closeDate: '2027-11-14',
            notes: 'First\n---\nsecond',
            help: 'ProofOfConceptOrDemo',
            visibleToMicrosoft: true,
            coSellType: 'IP Co-sell',
            purchaseIntent: 'HaveNotDecided',
            expiresAt: '2027-01-15T10:20:30Z',
            externalReference: '00D000000000001EAA:006000000000001AAA',
            customer: {
                name: 'Oil & Gas',
                addressLine1: 'Ring 1',
                addressLine2: 'Floor 2, Room 3',
                city: 'Berlin',
                state: null,
                postalCode: '10115',
                country: 'DE'
            },
            team: [{ firstName: 'Lea', lastName: 'Berg', email: 'lea@contoso.example', phone: '1' }],
            contacts: [
                { firstName: 'Kim', lastName: 'Ro', email: 'kim@x.example', phone: '2' },
                { firstName: 'Ann', lastName: 'Li', email: 'ann@x.example', phone: null }
            ],
            solutions: [
                {
                    id: 'SOL-1-AAA',
                    name: 'Mover',
                    price: 10,
                    quantity: 2,
                    currency: 'USD',
                    closeDate: null,
                    solutionType: '3P',
                    publisherName: 'Contoso'
                }
            ]
        });
    });

    it('takes the Opportunity’s own currency where the org has several', () => {
        assert.equal(
            dealFromOpportunity({ ...record, CurrencyIsoCode: 'EUR' }, defaultMapping, org).currency,
            'EUR'
        );
    });

    it('is empty where the Opportunity is', () => {
        const empty = dealFromOpportunity({ Id: record.Id }, defaultMapping, org);
        assert.deepEqual(
            [empty.name, empty.value, empty.customer, empty.contacts, empty.solutions],
            [null, null, null, [], []]
        );
        assert.equal(empty.visibleToMicrosoft, false);
    });

    it('reads a rich text field as plain text and writes it back without growing', () => {
        const described = withNotes(defaultMapping, { notes: false });
        const rows = described.rows.map((row) =>
            row.deal === 'notes' ? { ...row, format: 'rich' as const } : row
        );
        const rich = readMapping({ ...defaultMapping, rows });
        const html = '<p>A &amp; <b>B</b></p><ul><li>one</li><li>two</li></ul>';
        const { notes } = dealFromOpportunity({ ...record, Description: html }, rich, org);
        assert.equal(notes, 'A & B\none\ntwo');
        const { Description } = opportunityFieldsFrom({ notes }, rich, { multiCurrency: false });
        assert.equal(dealFromOpportunity({ ...record, Description }, rich, org).notes, notes);
    });
});

describe('the fields of an Opportunity', () => {
    const one = { multiCurrency: false };

    it('are set from what comes in, and from nothing else', () => {
        const changes = {
            name: 'n'.repeat(130),
            value: 10.006,
            currency: 'EUR',
            status: 'Active',
            expiresAt: null,
            help: 'GeneralOrOther' as const,
            externalReference: 'ours',
            salesStage: null,
            solutions: []
        };
        assert.deepEqual(opportunityFieldsFrom(changes, defaultMapping, one), {
            Name: 'n'.repeat(120),
            Amount: 10.01,
            StageName: null,
            How_can_Microsoft_help__c: 'General or Other',
            Referral_Status__c: 'Active',
            Referral_Expires__c: null
        });
        assert.equal(
            opportunityFieldsFrom(changes, defaultMapping, { multiCurrency: true })['CurrencyIsoCode'],
            'EUR'
        );
    });

    it('are lookups where the deal names an entry of a catalogue', () => {
        const deal = dealFromOpportunity(
            { ...record, Partner_Role__r: { Name: 'Solution design' }, Solution_Area__r: null },
            defaultMapping,
            org
        );
        assert.deepEqual([deal.partnerRole, deal.solutionArea], ['Solution design', null]);
        const changes = { partnerRole: 'Solution design', solutionArea: null, solutionPlay: 'Unknown yet' };
        const entries = { partnerRole: 'a0R000000000001AAA' };
        assert.deepEqual(opportunityFieldsFrom(changes, defaultMapping, { ...one, entries }), {
            Partner_Role__c: 'a0R000000000001AAA',
            Solution_Area__c: null
        });
    });

    it('of a new Opportunity have all that Salesforce requires, even if Microsoft says nothing', () => {
        const deal = {
            ...emptyDeal,
            customer: { ...dealFromOpportunity(record, defaultMapping, org).customer! }
        };
        assert.deepEqual(newOpportunityFrom({}, deal, defaultMapping, { ...one, today: '2026-12-15' }), {
            Name: 'Oil & Gas',
            CloseDate: '2027-03-15',
            Sync_With_Partner_Center__c: true
        });
    });
});
