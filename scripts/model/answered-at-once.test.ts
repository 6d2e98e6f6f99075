import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { allOpen } from '../../relay/src/run/context.ts';
import { runDeal } from '../../relay/src/run/run-deal.ts';
import { ModelOrg } from './org.ts';
import { worldOf } from './world.ts';

describe('an Opportunity that has just come in', () => {
    let org: ModelOrg;
    before(async () => (org = await ModelOrg.start()));

    it('is known by its id before the run that made it has ended, so that its seller can answer at once', async () => {
        const { partnerCenter, context, waiting } = worldOf(org);
        org.takeEvents();
        partnerCenter.invite({ name: 'Inbound', customerName: 'Fabrikam' });
        const { store } = context();
        const seen: { isKnown: boolean; hasEnded: boolean }[] = [];
        // Asked again before every write: in between the run does everything that it does.
        const waysNow = async () => {
            for (const { Id } of org.query<{ Id: string }>(
                'SELECT Id FROM Opportunity WHERE Sync_With_Partner_Center__c = true'
            )) {
                const deal = await store.dealByAlias({ kind: 'opportunity', value: Id });
                seen.push({ isKnown: deal !== null, hasEnded: deal?.doneSeq !== 0 });
            }
            return allOpen;
        };
        for (const dealId of await waiting()) await runDeal({ ...context(), waysNow }, dealId);
        assert.ok(seen.length > 0, 'the run writes after it has made the Opportunity');
        assert.deepEqual(seen[0], { isKnown: true, hasEnded: false });
    });
});
