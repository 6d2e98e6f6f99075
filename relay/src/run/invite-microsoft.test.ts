import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Referral } from '../partner-center/referral.ts';
import { Postponed } from '../postponed.ts';
import { emptyDeal, type Deal } from '../sync/deal.ts';
import { allOpen } from './context.ts';
import { LISTS_LAG, NOON, runBench, type RunBench } from './fixtures/run-bench.ts';
import { inviteMicrosoft } from './invite-microsoft.ts';

const LOOK = LISTS_LAG / 20;
const own: Referral = {
    ...{ id: 'own', status: 'Active', engagementId: 'engagement', organizationId: 'contoso' },
    ...{ name: 'Robots', createdDateTime: '2026-11-20T11:59:59Z' }
};
const deal: Deal = { ...emptyDeal, name: 'Robots', help: 'GeneralOrOther' };
const nobody = { own, microsofts: null, lookAgainAt: null };
let bench: RunBench;

const invite = async (wanted = deal, ours = own) => inviteMicrosoft(await bench.begin(), wanted, ours);
/** The list has shown our own for the first time, and for the second. */
async function inviteWhenItIsTime() {
    await invite();
    bench.after(LOOK);
    return invite();
}

beforeEach(async () => {
    bench = await runBench();
    bench.referrals.push(own);
});

describe('Microsoft is invited', () => {
    it('into the engagement of our referral, once its list has shown ours for a while', async () => {
        assert.deepEqual(await invite(), { ...nobody, lookAgainAt: new Date(NOON + LOOK) });
        assert.equal(bench.posted.length, 0);
        bench.after(LOOK);
        const { microsofts } = await invite();
        assert.equal(microsofts?.id, 'made 1');
        const [body] = bench.posted as { engagementId: string; name: string }[];
        assert.deepEqual([body?.engagementId, body?.name], ['engagement', 'Robots']);
        assert.equal((await invite()).microsofts?.id, 'made 1');
        assert.equal(bench.posted.length, 1);
    });

    it('not while the list, which does not show ours either, may be late', async () => {
        bench.referrals.length = 0;
        await invite();
        bench.after(LISTS_LAG - 1);
        assert.equal((await invite()).lookAgainAt?.getTime(), NOON + LISTS_LAG);
        assert.equal(bench.posted.length, 0);
        bench.after(1);
        assert.equal((await invite()).microsofts?.id, 'made 1');
    });

    it('not where it is there already', async () => {
        bench.referrals.push({ ...own, id: 'theirs', organizationId: 'msft', organizationName: 'Microsoft' });
        assert.equal((await invite()).microsofts?.id, 'theirs');
        assert.equal(bench.posted.length, 0);
    });

    for (const [why, wanted, ours] of [
        ['no help is wanted', { ...deal, help: null }, own],
        ['the referral is closed', deal, { ...own, status: 'Closed' }],
        ['Microsoft or a partner has invited us', deal, { ...own, direction: 'Incoming' }],
        ['the referral has no engagement', deal, { ...own, engagementId: null }]
    ] as [string, Deal, Referral][])
        it(`not where ${why}`, async () => {
            assert.deepEqual(await invite(wanted, ours), { ...nobody, own: ours });
            assert.deepEqual(await bench.store.openEffects(bench.dealId), []);
        });

    it('not while an admin has closed the way to Microsoft', async () => {
        bench.context.ways = { ...allOpen, outbound: false };
        assert.deepEqual(await invite(), nobody);
    });
});

describe('an invitation', () => {
    it('that was refused is told, and sent again by the next run', async () => {
        bench.answers.push('refused');
        await assert.rejects(inviteWhenItIsTime(), { code: 'REFERRAL_REFUSED' });
        assert.equal((await invite()).microsofts?.id, 'made 2');
    });

    it('whose answer was lost keeps the run from ending until it is found', async () => {
        bench.answers.push('created, answer lost');
        await assert.rejects(inviteWhenItIsTime(), { code: 'PARTNER_CENTER_UNAVAILABLE' });
        const [made] = bench.referrals.splice(1, 1);
        await assert.rejects(invite(), Postponed);
        bench.referrals.push(made as Referral);
        assert.equal((await invite()).microsofts?.id, 'made 1');
        assert.equal(bench.posted.length, 1);
    });
});
