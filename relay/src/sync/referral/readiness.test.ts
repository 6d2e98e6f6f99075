import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyDeal } from '../deal.ts';
import { completeDeal, person, solution } from '../fixtures/deals.ts';
import { missingForReferral } from './readiness.ts';

const NOW = new Date('2026-11-27T06:00:00Z');
const rulesOf = (deal: typeof completeDeal) => missingForReferral(deal, NOW).map(({ rule }) => rule);

/** The rules have their table in `force-app`; here: that the relay asks them, about its own deal. */
describe('what is missing', () => {
    it('is nothing on a complete deal', () => assert.deepEqual(rulesOf(completeDeal), []));

    it('is named all at once, each with a sentence', () => {
        const missing = missingForReferral({ ...emptyDeal, help: 'GeneralOrOther' }, NOW);
        assert.deepEqual(
            missing.map(({ rule }) => rule),
            [
                ...['name', 'value', 'currency', 'closeDate'],
                ...['customerName', 'addressLine1', 'city', 'country'],
                ...['teamMember', 'customerContact', 'solution', 'purchaseIntent']
            ]
        );
        for (const { what } of missing) assert.match(what, /\.$/);
    });

    it('is a person whom Microsoft cannot reach', () => {
        assert.deepEqual(rulesOf({ ...completeDeal, team: [person('Lea', { phone: null })] }), [
            'teamMember'
        ]);
    });

    it('is a close date that is past for every seller on earth, not one that is past in London', () => {
        assert.deepEqual(rulesOf({ ...completeDeal, closeDate: '2026-11-26' }), []);
        assert.deepEqual(rulesOf({ ...completeDeal, closeDate: '2026-11-25' }), ['closeDateAhead']);
    });

    it('is what services co-sell needs', () => {
        const services = { ...completeDeal, coSellType: 'Services Co-sell' };
        assert.deepEqual(rulesOf(services), ['partnerRole', 'solutionArea', 'solutionPlay']);
    });

    it('is not what is too much: that has a code of its own', () => {
        const solutions = Array.from({ length: 51 }, () => solution('S'));
        assert.deepEqual(rulesOf({ ...completeDeal, solutions }), []);
    });
});
