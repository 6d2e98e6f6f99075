import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stateCodeOf, stateCodes } from './state-codes.ts';

const value = (code: string, label: string, validFor: string | null = null, active = true) => ({
    ...{ value: code, label, validFor, active }
});
/** Bits of the first two bytes, from the left: AU, BR, and as the tenth US. */
const bitmap = (...bytes: number[]) => Buffer.from(bytes).toString('base64');
const countries = {
    name: 'BillingCountryCode',
    picklistValues: ['AU', 'BR', 'CA', 'CN', 'DE', 'IE', 'IN', 'IT', 'MX', 'US'].map((code) =>
        value(code, code)
    )
};
const states = {
    name: 'BillingStateCode',
    picklistValues: [
        value('WA', 'Western Australia', bitmap(0x80)),
        value('WA', 'Washington', bitmap(0x00, 0x40)),
        value('AC', 'Acre', bitmap(0x40)),
        value('XX', 'Gone', bitmap(0x40), false)
    ]
};

describe('the code of a state', () => {
    const known = stateCodes(countries, states);

    it('is that of its country, by name or by code', () => {
        assert.equal(known.length, 3);
        assert.equal(stateCodeOf(known, 'US', 'washington'), 'WA');
        assert.equal(stateCodeOf(known, 'AU', ' wa '), 'WA');
        assert.equal(stateCodeOf(known, 'BR', 'Acre'), 'AC');
    });

    it('is none where the org lists none, since Salesforce would refuse the whole record', () => {
        assert.equal(stateCodeOf(known, 'US', 'Acre'), null);
        assert.equal(stateCodeOf(known, 'BR', 'Gone'), null);
        assert.equal(stateCodeOf(known, 'DE', 'Bayern'), null);
        assert.equal(stateCodeOf(known, 'US', null), null);
        assert.deepEqual(stateCodes(undefined, undefined), []);
    });
});
