import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Referral } from '../referrals/referral.ts';
import { change, createConnected, createDeal, inviteFromMicrosoft, move } from '../testing/deals.ts';
import { startPartner, type ErrorBody, type Partner } from '../testing/partner.ts';

describe('the side door', () => {
    let partner: Partner;
    before(async () => (partner = await startPartner()));
    after(() => partner.close());

    test('shows the referrals of all parties', async () => {
        const { own, microsofts } = await createConnected(partner);
        const { body } = await partner.control<{ referrals: Referral[] }>('GET', '/referrals');
        const owners = body.referrals.map(({ id, organizationId }) => [id, organizationId]);
        assert.deepEqual(owners, [
            [own.id, own.organizationId],
            [microsofts.id, 'msft']
        ]);
        const after = await partner.control<{ referrals: Referral[] }>('GET', '/referrals?after=1');
        assert.deepEqual(after.body.referrals, body.referrals.slice(1));
        assert.equal((await partner.control('GET', '/referrals?after=x')).status, 400);
    });

    test('lets Microsoft invite: New/Pending from msft, visible, with what was said about it', async () => {
        const deal = { name: 'Port cranes', dealValue: 12.5, currency: 'EUR', customerName: 'Tailwind' };
        const referral = await inviteFromMicrosoft(partner, deal);
        assert.deepEqual(
            [
                referral.status,
                referral.substatus,
                referral.direction,
                referral.inviteContext.invitedBy.organizationId
            ],
            ['New', 'Pending', 'Incoming', 'msft']
        );
        assert.deepEqual(
            [
                referral.name,
                referral.details.dealValue,
                referral.details.currency,
                referral.customerProfile.name
            ],
            ['Port cranes', 12.5, 'EUR', 'Tailwind']
        );
        await partner.switches({ inviterOfDeals: 'null' });
        const { inviteContext } = await inviteFromMicrosoft(partner, deal);
        assert.deepEqual(inviteContext.invitedBy, { organizationId: null, organizationName: null });
        await partner.switches({ inviterOfDeals: 'msft' });
        const refused = await partner.control<ErrorBody>('POST', '/microsoft/deals', { value: 1 });
        assert.match(refused.body.error.message, /'value' is not a property/);
    });

    test('holds the portal to the same rules as the API, and marks its changes', async () => {
        const { id } = await createDeal(partner);
        const edit = (body: object[]) => partner.control('POST', `/portal/referrals/${id}`, body);
        assert.equal((await edit([change('/name', 'New name')])).status, 200);
        assert.equal((await edit([change('/mpnId', '1')])).status, 400);
        assert.equal((await edit(move('Closed', 'Won'))).status, 200);
        assert.equal((await edit([change('/name', 'Newer')])).status, 400);
        const changes = (await partner.journal()).filter(
            (entry) => entry.kind === 'change' && entry.referralId === id
        );
        assert.deepEqual(
            changes.map((entry) => entry.kind === 'change' && [entry.by, entry.change, entry.paths]),
            [
                ['api', 'created', undefined],
                ['portal', 'updated', ['/name']],
                ['portal', 'updated', ['/status', '/substatus']]
            ]
        );
    });

    test("lets Microsoft's seller edit Microsoft's own referral, and no other", async () => {
        const { own, microsofts } = await createConnected(partner);
        const edit = (id: string) =>
            partner.control<Referral & ErrorBody>('PATCH', `/microsoft/referrals/${id}`, [
                change('/details/dealValue', 31)
            ]);
        assert.equal((await edit(microsofts.id)).body.details.dealValue, 31);
        assert.equal((await edit(own.id)).status, 400);
        assert.equal((await partner.referrals('GET', `/${own.id}`)).body.details.dealValue, 50000);
    });

    test('refuses a clock that is no time', async () => {
        for (const at of ['tomorrow', 5, undefined]) {
            assert.equal((await partner.control('POST', '/clock', { at })).status, 400);
        }
    });
});
