import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyDeal, type Deal } from './deal.ts';
import { completeDeal, fingerprint, person, solution } from './fixtures/deals.ts';
import { defaultMapping } from './mapping/default-mapping.ts';
import { policyOf } from './mapping/policy.ts';
import { memoriesOfInbound } from './memories-of-inbound.ts';
import { reconcile } from './reconcile.ts';

const owner = person('Olga');
const partner: Deal = { ...completeDeal, status: 'Active', contacts: [], team: [person('Lea')] };
const { name, closeDate } = partner;
const inserted: Deal = { ...emptyDeal, name, closeDate, currency: 'USD', team: [owner] };

/** What the first run does with an Opportunity that was inserted and edited since. */
function firstRun(crm: Deal, now: Deal = partner) {
    const { seenCrm, seenPartner } = memoriesOfInbound(
        now,
        { written: { name, closeDate }, owner },
        fingerprint
    );
    return reconcile({
        seen: { crm: seenCrm, partner: seenPartner },
        now: { crm, partner: now },
        policy: policyOf(defaultMapping, { fixedCurrency: 'USD', amountFromProducts: false }),
        phase: 'active',
        refused: {},
        fingerprint,
        origin: 'partner'
    });
}

describe('an Opportunity that was inserted for Microsoft', () => {
    it('has nothing to tell Microsoft before anybody has touched it', () => {
        const { toPartner, toCrm } = firstRun(inserted);
        assert.deepEqual(Object.keys(toPartner), []);
        assert.deepEqual(toCrm.solutions, partner.solutions);
    });

    it('tells what a seller adds before the first run has ended, and keeps it', () => {
        const [mine, colleague] = [solution('SOL-9-ZZZ', { price: 3, currency: 'USD' }), person('Kim')];
        const { toPartner, toCrm } = firstRun({
            ...inserted,
            solutions: [mine],
            team: [owner, colleague]
        });
        assert.deepEqual(toPartner.solutions, [...partner.solutions, mine]);
        assert.deepEqual(toPartner.team, [...partner.team, colleague], 'the owner is nobody’s change');
        assert.deepEqual(toCrm.solutions, [mine, ...partner.solutions]);
    });

    it('tells a new close date, and an owner by whom the seller has replaced the first one', () => {
        const { toPartner } = firstRun({ ...inserted, closeDate: '2029-02-03', team: [person('Kim')] });
        assert.equal(toPartner.closeDate, '2029-02-03');
        assert.deepEqual(toPartner.team, [...partner.team, person('Kim')]);
    });

    it('tells an amount where that of Microsoft is in a currency that the org does not have', () => {
        const { toPartner, conflicts } = firstRun({ ...inserted, value: 7 }, { ...partner, currency: 'EUR' });
        assert.deepEqual([toPartner.value, toPartner.currency], [7, 'USD']);
        assert.deepEqual(
            conflicts.map(({ field }) => field),
            ['value', 'currency']
        );
    });
});
