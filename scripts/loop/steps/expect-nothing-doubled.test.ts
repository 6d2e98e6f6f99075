import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { ControlEntry, ControlReferral } from '@cosell/local-web';
import type { Round } from '../round.ts';
import type { Loop } from '../start-loop.ts';
import { expectNothingDoubled } from './expect-nothing-doubled.ts';

const orgId = '00D000000000001AAA';
const opportunityId = '006000000000001AAA';
const health = createServer((_request, response) => response.end('{"pendingDeals":0}'));

before(() => once(health.listen(0, '127.0.0.1'), 'listening'));
after(() => health.close());

const referral = (id: string, engagementId: string, externalReferenceId: string | null = null) =>
    ({ id, engagementId, externalReferenceId, name: 'Round' }) as ControlReferral;
const patch = { seq: 1, at: '', kind: 'request', method: 'PATCH', referralId: 'ours' };

/** What a good round leaves behind. */
const good = {
    referrals: [
        referral('ours', 'deal', `${orgId}:${opportunityId}`),
        referral('connected', 'deal'),
        referral('inbound', 'inbound-deal'),
        referral('inviting', 'inbound-deal')
    ],
    opportunities: [
        { Name: 'Round', Referral_Identifier__c: 'ours' },
        { Name: "Microsoft's Round", Referral_Identifier__c: 'inbound' },
        { Name: 'Never shared', Referral_Identifier__c: null as string | null }
    ],
    journal: [patch] as ControlEntry[]
};

function check({ referrals, opportunities, journal }: typeof good): Promise<string> {
    const loop = {
        orgId,
        relayHealthUrl: `http://127.0.0.1:${(health.address() as AddressInfo).port}`,
        control: {
            referrals: async () => referrals,
            journalAfter: async () => journal,
            undelivered: async () => 0
        },
        seller: { query: async () => ({ records: opportunities }) }
    };
    const round: Round = {
        loop: loop as unknown as Loop,
        name: 'Round',
        closeDate: '2027-01-31',
        opportunityId,
        inboundReferralId: 'inbound'
    };
    return expectNothingDoubled(round);
}

test('a round that left one of each passes', async () => {
    assert.match(await check(good), /no double/);
});

test('a second referral for the Opportunity is found', async () => {
    const second = referral('second', 'other-deal', `${orgId}:${opportunityId}`);
    await assert.rejects(check({ ...good, referrals: [...good.referrals, second] }), /2 referrals of ours/);
});

test('a second invitation of Microsoft is found', async () => {
    const second = referral('second', 'deal');
    await assert.rejects(check({ ...good, referrals: [...good.referrals, second] }), /2 connected referrals/);
});

test("a second Opportunity for Microsoft's deal is found, even one without an identifier", async () => {
    const second = { Name: "Microsoft's Round", Referral_Identifier__c: null };
    await assert.rejects(
        check({ ...good, opportunities: [...good.opportunities, second] }),
        /3 Opportunities of this round instead of 2/
    );
});

test("a write that answers the relay's own is found", async () => {
    await assert.rejects(check({ ...good, journal: [patch, { ...patch, seq: 2 }] }), /2 PATCHes/);
});

test('what an earlier round doubled is found too', async () => {
    const earlier = { Name: 'Earlier', Referral_Identifier__c: 'earlier' };
    await assert.rejects(
        check({ ...good, opportunities: [...good.opportunities, earlier, earlier] }),
        /earlier is there more than once/
    );
});
