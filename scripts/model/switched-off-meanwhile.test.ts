import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { allOpen, type OpenWays } from '../../relay/src/run/context.ts';
import { runDeal } from '../../relay/src/run/run-deal.ts';
import { ModelOrg } from './org.ts';
import { worldOf } from './world.ts';

/** One deal, whose runs begin with all ways open. */
function oneDeal(org: ModelOrg) {
    const { partnerCenter, context, waiting, later } = worldOf(org);
    /** Runs what waits, `ways` being open when it comes to a write. */
    async function run(ways: Partial<OpenWays>): Promise<void> {
        const waysNow = async () => ({ ...allOpen, ...ways });
        for (const dealId of await waiting()) await runDeal({ ...context(), waysNow }, dealId);
    }
    return { partnerCenter, run, later };
}

describe('a way that is switched off in the middle of a run', () => {
    let org: ModelOrg;
    before(async () => (org = await ModelOrg.start()));
    const opportunities = () =>
        org.query<{ Id: string; Referral_Status__c: string }>(
            'SELECT Id, Referral_Status__c FROM Opportunity WHERE Sync_With_Partner_Center__c = true'
        );

    it('is not gone any more, and what was to go there goes once it is open', async () => {
        const { partnerCenter, run, later } = oneDeal(org);
        org.takeEvents();
        const { referralId } = partnerCenter.invite({ name: 'Inbound', customerName: 'Fabrikam' });
        await run({ inbound: false });
        assert.equal(opportunities().length, 0, 'no Opportunity is created');
        later();
        await run({});
        await run({});
        assert.deepEqual(
            opportunities().map(({ Referral_Status__c }) => Referral_Status__c),
            ['New']
        );

        const accepted = [
            { op: 'replace' as const, path: '/status', value: 'Active' },
            { op: 'replace' as const, path: '/substatus', value: 'Accepted' }
        ];
        assert.ok(partnerCenter.inPortal(referralId, accepted));
        await run({ inbound: false });
        assert.equal(opportunities()[0]?.Referral_Status__c, 'New', 'nothing is written to Salesforce');
        later();
        await run({ everything: false });
        assert.equal(opportunities()[0]?.Referral_Status__c, 'New', 'nothing at all is written');
        later();
        await run({});
        assert.equal(opportunities()[0]?.Referral_Status__c, 'Active');

        const path = `/sobjects/Opportunity/${opportunities()[0]?.Id}`;
        org.asSeller('PATCH', path, { Amount: 4711 });
        const value = () => partnerCenter.own()[0]?.details.dealValue;
        await run({ outbound: false });
        assert.notEqual(value(), 4711, 'nothing is sent to Microsoft');
        later();
        await run({});
        assert.equal(value(), 4711);
    });
});
