import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Referral } from '../partner-center/referral.ts';
import { Postponed } from '../postponed.ts';
import type { Alias, Deal } from '../store/types.ts';
import type { Run, RunContext } from './context.ts';
import { resolveDeal } from './resolve-deal.ts';

const NOON = new Date('2026-11-20T12:00:00Z');
const YESTERDAY = '2026-11-19T12:00:00Z';
const referral = (id: string, organizationId: string, changes: Partial<Referral> = {}): Referral => ({
    id,
    status: 'Active',
    engagementId: 'engagement',
    organizationId,
    createdDateTime: YESTERDAY,
    ...changes
});
const own = referral('own', 'contoso');
const theirs = referral('theirs', 'northwind', {
    externalReferenceId: '00D000000000001EAA:006000000000001AAA'
});
const microsofts = referral('microsofts', 'msft');

interface World {
    referrals: Referral[];
    organization?: string | null;
    /** Belongs to another deal. */
    known?: Alias;
    /** Opportunities that carry the identifier of ours, the bin's too. */
    carriers?: { Id: string; IsDeleted: boolean; Co_sell_Deal_Key__c: string | null }[];
}

/** A deal that is known by `toldBy` alone, in a world where these referrals and this deal are there. */
function told(toldBy: Alias, world: World) {
    const merged: { into: Alias; forgot: Alias | null | undefined }[] = [];
    const isKnown = ({ kind, value }: Alias) => world.known?.kind === kind && world.known.value === value;
    const context = {
        partnerCenter: {
            getReferral: async (id: string) => world.referrals.find((one) => one.id === id),
            listReferrals: async function* () {
                yield* world.referrals;
            }
        },
        store: {
            dealByAlias: async (alias: Alias) => (isKnown(alias) ? { id: 'full', aliases: [alias] } : null),
            mergeInto: async (_lease: unknown, into: Alias, _now: Date, forgot?: Alias | null) => {
                if (!isKnown(into)) return null;
                merged.push({ into, forgot });
                return 'full';
            }
        },
        salesforce: { orgId: '00D000000000001EAA', query: async () => world.carriers ?? [] },
        ownOrganization: async () => (world.organization === undefined ? 'contoso' : world.organization),
        listsLag: 60_000,
        now: () => NOON
    } as unknown as RunContext;
    const deal = { id: 'provisional', aliases: [toldBy] } as Deal;
    const run = { context, lease: { deal }, call: { correlationId: 'test' }, steps: [] } as unknown as Run;
    return { merged, resolution: resolveDeal(run) };
}

/** Which of the two it is called depends on how it was told of: by event, by list. */
const names = [
    { kind: 'microsoft-referral', value: 'theirs' },
    { kind: 'referral', value: 'theirs' }
] as const;

describe("another partner's referral", () => {
    for (const name of names)
        it(`leads to our deal in the engagement, and is no name of it (told as ${name.kind})`, async () => {
            const known = { kind: 'engagement', value: 'engagement' } as const;
            const { merged, resolution } = told(name, { referrals: [theirs, own, microsofts], known });
            assert.deepEqual(await resolution, { kind: 'merged' });
            assert.deepEqual(merged, [{ into: known, forgot: name }]);
        });

    it('is not taken for ours or for that of Microsoft where nobody knows the engagement', async () => {
        const { resolution } = told(names[0], { referrals: [theirs, microsofts, own] });
        assert.deepEqual(await resolution, { kind: 'inbound', own, microsofts });
        const without = told(names[0], { referrals: [theirs, own] });
        assert.deepEqual(await without.resolution, { kind: 'inbound', own, microsofts: null });
    });

    it('makes no deal without ours: waits while a list may lag behind, then for a person', async () => {
        const young = { ...theirs, createdDateTime: NOON.toISOString() };
        await assert.rejects(told(names[1], { referrals: [young] }).resolution, Postponed);
        await assert.rejects(told(names[1], { referrals: [theirs] }).resolution, {
            code: 'ENGAGEMENT_UNRESOLVED',
            name: 'CosellError'
        });
    });

    it('makes no deal as long as nobody knows who we are', async () => {
        await assert.rejects(told(names[1], { referrals: [theirs], organization: null }).resolution, {
            code: 'ENGAGEMENT_UNRESOLVED'
        });
    });

    it('stays aside when Microsoft tells of its own', async () => {
        const { resolution } = told(
            { kind: 'microsoft-referral', value: 'microsofts' },
            { referrals: [theirs, microsofts, own] }
        );
        assert.deepEqual(await resolution, { kind: 'inbound', own, microsofts });
    });
});

describe('an Opportunity that carries the referral although the store knows nothing of it', () => {
    const toldBy = { kind: 'referral', value: 'own' } as const;
    const carrier = (Id: string, changes: object = {}) => ({
        Id,
        IsDeleted: false,
        Co_sell_Deal_Key__c: 'of a lost store',
        ...changes
    });

    it('is the one of this deal', async () => {
        const { resolution } = told(toldBy, { referrals: [own, microsofts], carriers: [carrier('006A')] });
        assert.deepEqual(await resolution, { kind: 'known', opportunityId: '006A' });
    });

    it('has a deal of its own by now, of which this one becomes part', async () => {
        const known = { kind: 'opportunity', value: '006A' } as const;
        const world = { referrals: [own, microsofts], carriers: [carrier('006A')], known };
        const { merged, resolution } = told(toldBy, world);
        assert.deepEqual(await resolution, { kind: 'merged' });
        assert.deepEqual(merged, [{ into: known, forgot: null }]);
    });

    it('counts in the bin only where there is no other', async () => {
        const binned = carrier('006A', { IsDeleted: true });
        const carriers = [binned, carrier('006B')];
        const both = told(toldBy, { referrals: [own], carriers });
        assert.deepEqual(await both.resolution, { kind: 'known', opportunityId: '006B' });
        const alone = told(toldBy, { referrals: [own], carriers: [binned] });
        assert.deepEqual(await alone.resolution, { kind: 'known', opportunityId: '006A' });
    });

    it('was created by this very deal in an earlier run, which goes on where that one ended', async () => {
        const carriers = [carrier('006A', { Co_sell_Deal_Key__c: 'provisional' })];
        const { resolution } = told(toldBy, { referrals: [own], carriers });
        assert.deepEqual(await resolution, { kind: 'inbound', own, microsofts: null });
    });
});
