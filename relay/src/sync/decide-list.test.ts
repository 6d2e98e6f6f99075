import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Deal, Solution } from './deal.ts';
import { completeDeal, person, solution } from './fixtures/deals.ts';
import { after, crmNow, partnerNow } from './fixtures/edited.ts';
import { defaultMapping } from './mapping/default-mapping.ts';
import { policyOf } from './mapping/policy.ts';
import { reconcile } from './reconcile.ts';

describe('a list from Microsoft', () => {
    it('brings what was added and changed there, and keeps what Salesforce alone has', () => {
        const own = [solution('A', { price: 1 }), solution('Ours')];
        const both = { crm: { ...crmNow, solutions: own }, partner: { ...partnerNow, solutions: own } };
        const edits = {
            crm: { solutions: own },
            partner: { solutions: [solution('A', { price: 2 }), solution('Ours'), solution('New')] }
        };
        const { toCrm, toPartner } = reconcile(after(edits, { seen: both }));
        assert.deepEqual(toCrm.solutions, edits.partner.solutions);
        assert.deepEqual(toPartner, {});
    });

    it('takes a removal only of what Microsoft’s side itself held before', () => {
        const seen = {
            crm: { ...crmNow, solutions: [solution('A'), solution('B')] },
            partner: { ...partnerNow, solutions: [solution('A')] }
        };
        const edits = { crm: seen.crm, partner: { solutions: [] as Solution[] } };
        const { toCrm } = reconcile(after(edits, { seen, phase: 'new' }));
        assert.deepEqual(toCrm.solutions, [solution('B')]);
    });

    it('of people takes nobody off, unless the mapping says so', () => {
        const team = [person('Lea'), person('Max')];
        const seen = { crm: { ...crmNow, team }, partner: { ...partnerNow, team } };
        const edits = { crm: { team }, partner: { team: [person('Lea')] } };
        assert.deepEqual(reconcile(after(edits, { seen })).toCrm, {});
        const rows = defaultMapping.rows.map((row) =>
            row.deal === 'team' ? { ...row, removes: true } : row
        );
        const policy = policyOf(
            { ...defaultMapping, rows },
            { fixedCurrency: null, signedInEmail: 'MAX@example.com' }
        );
        assert.deepEqual(reconcile(after(edits, { seen, policy })).toCrm.team, [person('Lea')]);
        const back = { crm: { team: [person('Lea')] }, partner: { team } };
        assert.deepEqual(reconcile(after(back, { seen, policy })).toPartner, {}, 'the signed-in user stays');
    });

    it('is overruled where Salesforce changed the same element, and that is told', () => {
        const seen = { crm: crmNow, partner: partnerNow };
        const [one] = completeDeal.solutions;
        const edits = {
            crm: { solutions: [{ ...one!, price: 11 }] },
            partner: { solutions: [{ ...one!, price: 12 }] }
        };
        const { toCrm, toPartner, conflicts } = reconcile(after(edits, { seen }));
        assert.deepEqual([toCrm, toPartner.solutions?.[0]?.price], [{}, 11]);
        assert.deepEqual(
            conflicts.map(({ field, winner }) => [field, winner]),
            [['solutions', 'crm']]
        );
    });

    it('never empties the team: what would leave nobody is held', () => {
        const rows = defaultMapping.rows.map((row) =>
            row.deal === 'team' ? { ...row, removes: true } : row
        );
        const policy = policyOf({ ...defaultMapping, rows }, { fixedCurrency: null });
        const { toPartner, held } = reconcile(after({ crm: { team: [] } }, { policy }));
        assert.deepEqual(toPartner, {});
        assert.deepEqual(held, [{ field: 'team', side: 'partner', reason: 'empty', known: false }]);
    });

    it('of more than 50 entries is not sent, with a reason', () => {
        const solutions = Array.from({ length: 51 }, (_, index) => solution(`S${index}`));
        const { toPartner, held } = reconcile(after({ crm: { solutions } }));
        assert.deepEqual(toPartner, {});
        assert.deepEqual(held, [{ field: 'solutions', side: 'partner', reason: 'too many', known: false }]);
    });
});

describe('a list', () => {
    it('is compared by identity, whatever the order of its elements and of their keys', () => {
        const two = [solution('A', { price: 1 }), solution('B')];
        const shuffled = [...two].reverse().map((one) => Object.fromEntries(Object.entries(one).reverse()));
        const seen = { ...crmNow, solutions: shuffled as unknown as Deal['solutions'] };
        const now = { crm: { ...crmNow, solutions: two }, partner: { ...partnerNow, solutions: two } };
        assert.deepEqual(
            reconcile(after({}, { seen: { crm: seen, partner: now.partner }, now })).toPartner,
            {}
        );
    });

    it('carries what Salesforce added, changed and removed, and keeps what it never held', () => {
        const own = [solution('A', { price: 1 }), solution('B')];
        const seen = { crm: { ...crmNow, solutions: own }, partner: partnerNow };
        const theirs = [solution('A', { publisherName: 'P' }), solution('B'), solution('Microsofts')];
        const edits = {
            crm: { solutions: [solution('A', { price: 2 }), solution('C')] },
            partner: { solutions: theirs }
        };
        assert.deepEqual(reconcile(after(edits, { seen })).toPartner.solutions, [
            solution('A', { publisherName: 'P', price: 2 }),
            solution('Microsofts'),
            solution('C')
        ]);
    });

    it('of people knows a person by the e-mail address without case', () => {
        const edits = { crm: { team: [person('Lea', { email: 'LEA@example.com' })] } };
        const { toPartner } = reconcile(after(edits));
        assert.equal(toPartner.team?.length, 1);
    });

    it('takes a solution with another closing date for another one', () => {
        const early = [solution('A', { closeDate: '2027-01-01' })];
        const both = [...early, solution('A', { closeDate: '2028-01-01' })];
        const seen = { crm: { ...crmNow, solutions: early }, partner: { ...partnerNow, solutions: both } };
        const edits = {
            crm: { solutions: [solution('A', { closeDate: '2029-01-01' })] },
            partner: { solutions: both }
        };
        const { toPartner } = reconcile(after(edits, { seen }));
        assert.deepEqual(
            toPartner.solutions?.map(({ closeDate }) => closeDate),
            ['2028-01-01', '2029-01-01']
        );
    });

    it('counts the same solution twice as two', () => {
        const edits = { crm: { solutions: [...completeDeal.solutions, ...completeDeal.solutions] } };
        assert.equal(reconcile(after(edits)).toPartner.solutions?.length, 2);
    });
});
