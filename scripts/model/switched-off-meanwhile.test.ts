import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { allOpen, type OpenWays, type RunContext } from '../../relay/src/run/context.ts';
import { createFingerprint } from '../../relay/src/run/fingerprint.ts';
import { runDeal } from '../../relay/src/run/run-deal.ts';
import { noTracing } from '../../relay/src/tracing/tracing.ts';
import { memoryStore } from '../../relay/src/store/memory/memory-store.ts';
import { defaultMapping } from '../../relay/src/sync/mapping/default-mapping.ts';
import { withNotes } from '../../relay/src/sync/mapping/with-notes.ts';
import { withStages } from '../../relay/src/sync/mapping/with-stages.ts';
import { ModelOrg } from './org.ts';
import { LONGEST_CALL_MS, ModelPartnerCenter } from './partner-center.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const immediately = () => Promise.resolve();

/** One deal, whose runs begin with all ways open. */
function oneDeal(org: ModelOrg) {
    let clock = Date.parse('2026-11-20T12:00:00Z');
    let [ids, meanwhile]: [number, OpenWays] = [0, allOpen];
    const now = () => new Date(++clock);
    const partnerCenter = new ModelPartnerCenter(now);
    const store = memoryStore(now);
    const uuid = () => `00000000-0000-4000-9000-${String(++ids).padStart(12, '0')}`;
    const context: RunContext = {
        store,
        salesforce: org.client(immediately),
        partnerCenter: partnerCenter.client(immediately),
        mapping: withStages(withNotes(defaultMapping, { notes: false }), org.features.stages),
        ways: allOpen,
        waysNow: async () => meanwhile,
        org: org.features,
        ownOrganization: async () => partnerCenter.organizationId,
        signedInEmail: null,
        defaultCurrency: 'USD',
        listsLag: LONGEST_CALL_MS + 1_000,
        holder: 'test',
        fingerprint: createFingerprint(Buffer.alloc(32)),
        now,
        uuid,
        random: () => 0,
        tracing: noTracing,
        log: quiet
    };
    /** Delivers what both sides tell and runs what waits, `ways` being open when it comes to a write. */
    async function run(ways: Partial<OpenWays>): Promise<void> {
        meanwhile = { ...allOpen, ...ways };
        const due = (await store.dueDeals(now())).dealIds;
        for (const hints of [...org.takeEvents(), ...partnerCenter.takeEvents()])
            await store.receive({ source: 'sweep', bodyHash: uuid(), body: '', receivedAt: now() }, hints);
        for (const dealId of new Set([...due, ...store.queue.waiting()])) {
            store.queue.take(dealId);
            await runDeal(context, dealId);
        }
    }
    const later = () => (clock += 60_000);
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
