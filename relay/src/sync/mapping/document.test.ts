import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultMapping } from './default-mapping.ts';
import { readMapping } from './document.ts';
import { selectedFields, watchedFields } from './opportunity-fields.ts';
import { policyOf } from './policy.ts';
import { withNotes } from './with-notes.ts';

const withRow = (row: object) => ({ ...defaultMapping, rows: [...defaultMapping.rows, row] });

describe('a mapping document', () => {
    it('survives JSON', () => {
        assert.deepEqual(readMapping(JSON.parse(JSON.stringify(defaultMapping))), defaultMapping);
    });

    for (const [what, document, message] of [
        ['an unknown deal field', withRow({ deal: 'planted', opportunity: 'X__c', direction: 'in' }), /deal/],
        [
            'two rows for one deal field',
            withRow({ deal: 'name', opportunity: 'X__c', direction: 'in' }),
            /name has two rows/
        ],
        [
            'two rows for one field',
            withRow({ deal: 'notesToMicrosoft', opportunity: 'Name', direction: 'out' }),
            /Name has two/
        ],
        [
            'what is Microsoft’s going out',
            { ...defaultMapping, rows: [{ deal: 'status', opportunity: 'StageName', direction: 'both' }] },
            /only come in/
        ],
        [
            'the customer coming in',
            { ...defaultMapping, rows: [{ deal: 'customer', opportunity: 'Account', direction: 'both' }] },
            /only go out/
        ],
        ['a property that it does not have', { ...defaultMapping, planted: 1 }, /planted/]
    ] as const)
        it(`with ${what} is refused`, () => assert.throws(() => readMapping(document), message));

    it('names the fields to watch: what goes out, without relations', () => {
        const watched = watchedFields(defaultMapping);
        for (const field of ['Name', 'Amount', 'CloseDate', 'Partner_Role__c', 'How_can_Microsoft_help__c'])
            assert.ok(watched.includes(field), field);
        for (const field of ['Referral_Status__c', 'Account', 'Owner', 'ContentDocumentLinks'])
            assert.ok(!watched.includes(field), field);
    });

    it('falls back to the description in an org without Notes', () => {
        const fallen = withNotes(defaultMapping, { notes: false });
        assert.ok(watchedFields(fallen).includes('Description'));
        assert.deepEqual(withNotes(defaultMapping, { notes: true }), defaultMapping);
    });

    it('selects CurrencyIsoCode only where the org has it', () => {
        assert.ok(selectedFields(defaultMapping, { multiCurrency: true }).includes('CurrencyIsoCode'));
        assert.ok(!selectedFields(defaultMapping, { multiCurrency: false }).includes('CurrencyIsoCode'));
    });

    it('lets no currency into an org with one, and always sends the external reference', () => {
        const { fields, fixedCurrency } = policyOf(defaultMapping, { fixedCurrency: 'EUR' });
        assert.equal(fixedCurrency, 'EUR');
        assert.equal(fields.currency?.direction, 'out');
        assert.equal(fields.externalReference?.direction, 'out');
        assert.deepEqual(fields.microsoftMsxId, { direction: 'in', winner: 'partner' });
    });
});
