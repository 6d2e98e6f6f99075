import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultMapping } from '../default-mapping.ts';
import { choiceOf, type DescribedField } from './choices.ts';
import { suggestionsFor } from './suggestions.ts';

const field = (name: string, type: string, more: Partial<DescribedField> = {}): DescribedField => ({
    name,
    label: name.replace(/__c$/, '').replaceAll('_', ' '),
    type,
    updateable: true,
    calculated: false,
    custom: name.endsWith('__c'),
    relationshipName: null,
    referenceTo: [],
    ...more
});

describe('a choice for a deal field', () => {
    for (const [what, deal, chosen, relation, directions, reason] of [
        [
            'a field of its type goes every way',
            'value',
            field('Deal__c', 'currency'),
            null,
            'in,out,both',
            null
        ],
        [
            'a field of another type is none',
            'value',
            field('Deal__c', 'date'),
            null,
            '',
            /type date cannot hold an/
        ],
        [
            'a formula can only be sent',
            'name',
            field('Full__c', 'string', { calculated: true, updateable: false }),
            null,
            'out',
            /formula can be sent/
        ],
        [
            'a formula is none for what only comes in',
            'link',
            field('Full__c', 'string', { calculated: true, updateable: false }),
            null,
            '',
            /This one only comes in/
        ],
        [
            'what nobody can write can only be sent',
            'name',
            field('Number__c', 'string', { updateable: false }),
            null,
            'out',
            /Nobody can write/
        ],
        [
            'a field of a related record can only be sent',
            'notes',
            field('Site', 'string'),
            'Account',
            'out',
            /related/
        ],
        [
            'the relay’s own fields are none',
            'name',
            field('Co_sell_Deal_Key__c', 'string'),
            null,
            '',
            /for itself/
        ],
        [
            'a day can be sent of a point in time',
            'closeDate',
            field('At__c', 'datetime'),
            null,
            'out',
            /can be sent as/
        ],
        [
            'a catalogue’s entry needs a lookup',
            'partnerRole',
            field('Role__c', 'string'),
            null,
            '',
            /catalogue/
        ]
    ] as const)
        it(`${what}`, () => {
            const choice = choiceOf(deal, chosen, relation);
            assert.equal(choice.directions.join(), directions);
            if (reason) assert.match(choice.reason ?? '', reason);
            else assert.equal(choice.reason, null);
            assert.equal(choice.followsLate, relation !== null);
            assert.equal(choice.opportunity, relation ? `${relation}.${chosen.name}` : chosen.name);
        });
});

describe('suggestions', () => {
    const of = (deal: string, ...fields: DescribedField[]) =>
        suggestionsFor(fields, defaultMapping).find(({ row }) => row.deal === deal);

    it('take what the package and Salesforce keep for it, and say so', () => {
        const amount = of('value', field('Amount', 'currency'), field('Total_contract_value__c', 'currency'));
        assert.deepEqual(
            [amount?.row.opportunity, amount?.confidence, amount?.inForce],
            ['Amount', 'high', true]
        );
        assert.match(amount?.reason ?? '', /Salesforce itself/);
    });

    it('match by type and name where that is missing', () => {
        const found = of('value', field('Total_contract_value__c', 'currency'));
        assert.deepEqual(
            [found?.row.opportunity, found?.row.direction, found?.confidence, found?.inForce],
            ['Total_contract_value__c', 'both', 'medium', false]
        );
        assert.match(found?.reason ?? '', /Matched by type and name/);
    });

    it('take a field whose name holds it with little confidence, and only a custom one', () => {
        assert.equal(
            of('purchaseIntent', field('Our_purchase_intent_2026__c', 'picklist'))?.confidence,
            'low'
        );
        assert.equal(of('purchaseIntent', field('OurPurchase intent', 'picklist')), undefined);
    });

    it('leave notes that are shared as such, and a field that another row has', () => {
        assert.equal(of('notes', field('Description', 'textarea'))?.inForce, true);
        assert.equal(of('microsoftStatus', field('Microsoft_Referral_Status__c', 'picklist')), undefined);
    });

    it('suggest nothing of another type, however alike the name', () => {
        assert.equal(of('value', field('Amount__c', 'date')), undefined);
        assert.equal(of('purchaseIntent', field('Contents__c', 'picklist')), undefined);
    });
});
