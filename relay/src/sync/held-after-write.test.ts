import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyDeal, type Deal } from './deal.ts';
import { person, solution } from './fixtures/deals.ts';
import { heldAfterWrite } from './held-after-write.ts';

const [first, second] = [solution('SOL-1-AAA'), solution('SOL-2-BBB')];
const before: Deal = { ...emptyDeal, name: 'Before', solutions: [first] };

describe('what Salesforce held after a write', () => {
    it('is what was read with what was sent, and nothing that was saved meanwhile', () => {
        const readBack = { ...before, name: 'Of a flow', notes: 'Of a seller', solutions: [first, second] };
        const held = heldAfterWrite(before, { name: 'Sent' }, readBack);
        assert.deepEqual(held, { ...before, name: 'Sent' });
    });

    it('has a solution as Salesforce keeps it, at the terms that were sent', () => {
        const named = { ...second, name: 'Of the catalogue' };
        const sent = { solutions: [first, second] };
        assert.deepEqual(heldAfterWrite(before, sent, { ...before, solutions: [first, named] }).solutions, [
            first,
            named
        ]);
        const priced = { ...named, price: 5, currency: 'USD' };
        assert.deepEqual(heldAfterWrite(before, sent, { ...before, solutions: [first, priced] }).solutions, [
            first,
            second
        ]);
        assert.deepEqual(heldAfterWrite(before, sent, before).solutions, [first, second], 'taken away since');
    });

    it('has the owner whom Microsoft has taken off and Salesforce could not let go', () => {
        const team = [person('Olga'), person('Kim')];
        const readBack = { ...before, team: [person('Olga')] };
        const held = heldAfterWrite({ ...before, team }, { team: [] }, readBack);
        assert.deepEqual(held.team, [person('Olga')]);
    });

    it('has a person as Salesforce keeps him, and nobody whom it could not take', () => {
        const team = [person('Kim', { phone: null }), person('Microsoft')];
        const readBack = { ...before, team: [person('Kim')] };
        assert.deepEqual(heldAfterWrite(before, { team }, readBack).team, [person('Kim')]);
    });
});
