import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Store } from '../types.ts';
import { dealNow, lease, newAlias, newDeal, outcome } from './given.ts';

export function forgettingSuite(store: () => Store): void {
    describe('a person who is to be forgotten', () => {
        const other = { who: 'other', all: 'x' };

        async function dealWith(who: string, state: 'active' | 'tombstone'): Promise<string> {
            const dealId = await newDeal(store(), newAlias('opportunity'));
            const person = { who, all: 'y' };
            const seen = { contacts: [other, person], team: [person], name: 'Fabrikam' };
            const refused = { partner: { team: { base: [person, other], reason: 'too many' } } };
            const run = await lease(store(), dealId);
            await store().commitRun(run, outcome({ seenCrm: seen, seenPartner: seen, refused, state }));
            return dealId;
        }

        it('leaves what Salesforce held and what was refused, everywhere', async () => {
            const who = randomUUID();
            const dealId = await dealWith(who, 'active');
            assert.deepEqual(await store().forgetPeople([who, 'nobody']), { deals: 1, kept: 1 });
            const deal = await dealNow(store(), dealId);
            assert.deepEqual(deal.seenCrm, { contacts: [other], team: [], name: 'Fabrikam' });
            assert.deepEqual(deal.refused, { partner: { team: { base: [other], reason: 'too many' } } });
        });

        it('stays known at Microsoft, so that nobody takes the person in again', async () => {
            const who = randomUUID();
            const dealId = await dealWith(who, 'active');
            await store().forgetPeople([who]);
            assert.match(JSON.stringify((await dealNow(store(), dealId)).seenPartner), new RegExp(who));
            assert.deepEqual(await store().forgetPeople([who]), { deals: 0, kept: 1 });
        });

        it('leaves a deal altogether whose Opportunity is deleted', async () => {
            const who = randomUUID();
            const dealId = await dealWith(who, 'tombstone');
            assert.deepEqual(await store().forgetPeople([who]), { deals: 1, kept: 0 });
            assert.doesNotMatch(JSON.stringify(await dealNow(store(), dealId)), new RegExp(who));
        });
    });
}
