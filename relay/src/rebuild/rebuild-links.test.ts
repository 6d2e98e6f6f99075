import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readReferral, type Referral } from '../partner-center/referral.ts';
import { memoryStore } from '../store/memory/memory-store.ts';
import { rebuildLinks, type RebuildPorts } from './rebuild-links.ts';

const ORG = '00D000000000001EAA';
const KEY = '0a6f0f5f-3b52-4f5f-9f0a-6a1df3a0a001';
const opportunity = (number: number) => `00600000000000${number}AAA`;
const row = (number: number, referralId: string | null = null, key: string | null = null) => ({
    Id: opportunity(number),
    Referral_Identifier__c: referralId,
    Co_sell_Deal_Key__c: key
});
const referral = (id: string, more: object = {}): Referral =>
    readReferral({
        id,
        status: 'New',
        engagementId: `engagement of ${id}`,
        organizationId: 'contoso',
        ...more
    });
const named = (number: number) => ({ externalReferenceId: `${ORG}:${opportunity(number)}` });

function world(rows: object[], referrals: Referral[]) {
    const store = memoryStore();
    const ports: RebuildPorts = {
        store,
        salesforce: {
            orgId: ORG,
            async *sweepRows<Row>() {
                yield* rows as Row[];
            }
        },
        partnerCenter: {
            async *listReferrals() {
                yield* referrals;
            }
        },
        ownOrganization: async () => 'contoso',
        call: { correlationId: 'rebuild' }
    };
    const dealOf = (number: number) => store.dealByAlias({ kind: 'opportunity', value: opportunity(number) });
    const namesOf = async (number: number) => (await dealOf(number))?.aliases.map(({ value }) => value);
    return { store, ports, dealOf, namesOf };
}

describe('a rebuild of the links', () => {
    it('ties by the identifier on the Opportunity, and runs nothing', async () => {
        const { ports, dealOf, namesOf, store } = world([row(1, 'one')], [referral('one')]);
        const found = await rebuildLinks(ports);
        assert.deepEqual([found.restored, found.byReference, found.withoutOpportunity], [1, 0, 0]);
        assert.deepEqual(await namesOf(1), ['engagement of one', opportunity(1), 'one']);
        assert.equal((await dealOf(1))?.hintSeq, 0);
        assert.equal((await store.backlog()).waiting, 0);
    });

    it('finds nothing new the second time', async () => {
        const { ports } = world([row(1, 'one')], [referral('one')]);
        await rebuildLinks(ports);
        assert.equal((await rebuildLinks(ports)).restored, 0);
    });

    it('ties by the external reference where the identifier was never written back', async () => {
        const { ports, namesOf } = world([row(1)], [referral('one', named(1))]);
        assert.equal((await rebuildLinks(ports)).byReference, 1);
        assert.deepEqual(await namesOf(1), ['engagement of one', opportunity(1), 'one']);
    });

    it('gives a deal that began at Microsoft the id that its key has', async () => {
        const { ports, dealOf } = world([row(1, 'one', KEY)], [referral('one')]);
        await rebuildLinks(ports);
        assert.equal((await dealOf(1))?.id, KEY);
    });

    it('leaves alone, and names, what two referrals call theirs', async () => {
        const twice = [referral('one', named(1)), referral('two', named(1))];
        const { ports, dealOf } = world([row(1)], twice);
        const { ambiguous, restored, withoutOpportunity } = await rebuildLinks(ports);
        assert.deepEqual([ambiguous, restored, withoutOpportunity], [[opportunity(1)], 0, 2]);
        assert.equal(await dealOf(1), null);
    });

    it('ties one that Microsoft does not list, and names it', async () => {
        const { ports, namesOf } = world([row(1, 'gone')], []);
        assert.deepEqual((await rebuildLinks(ports)).unlisted, [opportunity(1)]);
        assert.deepEqual(await namesOf(1), [opportunity(1), 'gone']);
    });

    it("takes neither another org's reference nor another partner's referral for ours", async () => {
        const others = [
            referral('one', { externalReferenceId: `00D000000000002EAA:${opportunity(1)}` }),
            referral('two', { ...named(1), organizationId: 'other partner' }),
            referral('three', { ...named(1), organizationId: 'msft' })
        ];
        const { ports, dealOf } = world([row(1)], others);
        const { referrals, restored } = await rebuildLinks(ports);
        assert.deepEqual([referrals, restored], [1, 0]);
        assert.equal(await dealOf(1), null);
    });
});
