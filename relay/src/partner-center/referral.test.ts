import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readReferral } from './referral.ts';

const least = { id: '1', status: 'New' };

describe('reading a referral', () => {
    it('keeps unknown properties at every level', () => {
        const json = {
            ...least,
            planted: 1,
            details: { planted: 2, requirements: { planted: 3, solutions: [{ id: 's', planted: 4 }] } },
            customerProfile: { address: { planted: 5 }, team: [{ contactPreference: { planted: 6 } }] }
        };
        assert.deepEqual(readReferral(json), json);
    });

    it('reads documented names in any case and leaves unknown ones as they are', () => {
        const read = readReferral({
            ID: '1',
            Status: 'New',
            Consent: { ConsentToContact: true, ConsentToToShareInfoWithOthers: false },
            PlantedName: 1
        });
        assert.deepEqual(read.consent, { consentToContact: true, consentToToShareInfoWithOthers: false });
        assert.equal(read['PlantedName'], 1);
    });

    it('prefers the documented spelling where both are sent', () => {
        assert.equal(readReferral({ ...least, Name: 'odd', name: 'right' }).name, 'right');
    });

    for (const [what, more] of [
        ['ids as an empty object', { customerProfile: { ids: {} } }],
        ['ids as a list', { customerProfile: { ids: [{ profileType: 'Duns', id: '1' }] } }],
        ['a deal value as a string', { details: { dealValue: '10000' } }],
        [
            'a solution without a name',
            { details: { requirements: { solutions: [{ id: 's', name: null }] } } }
        ],
        ['null everywhere', { name: null, details: null, customerProfile: null, team: null, links: null }]
    ] as const)
        it(`takes ${what}`, () =>
            assert.deepEqual(readReferral({ ...least, ...more }), { ...least, ...more }));

    it('refuses what is no referral and names the property', () => {
        assert.throws(() => readReferral({ id: '1' }), /status/);
        assert.throws(() => readReferral({ ...least, team: 'x' }), /team/);
    });
});
