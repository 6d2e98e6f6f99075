import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Member, Referral } from '../referrals/referral.ts';
import { change, createConnected, inviteFromMicrosoft, move } from '../testing/deals.ts';
import { startPartner, type ErrorBody, type Partner } from '../testing/partner.ts';

describe('sellers at Microsoft and other partners', () => {
    let partner: Partner;
    before(async () => (partner = await startPartner()));
    beforeEach(async () => {
        await partner.control('POST', '/clock', { at: null });
        await partner.renew();
    });
    after(() => partner.close());

    const act = (id: string, what: string, body?: object) =>
        partner.control<Referral & ErrorBody>('POST', `/microsoft/referrals/${id}/${what}`, body);
    const related = async ({ engagementId }: Referral) => {
        const filter = encodeURIComponent(`engagementId eq '${engagementId}'`);
        const { body } = await partner.referrals<{ value: Referral[] }>('GET', `?$filter=${filter}`);
        return body.value;
    };

    test('win or lose what they have accepted, and nothing after that', async () => {
        for (const [move, substatus] of [
            ['win', 'Won'],
            ['lose', 'Lost']
        ] as const) {
            const { microsofts } = await createConnected(partner);
            assert.equal((await act(microsofts.id, move)).status, 400);
            await act(microsofts.id, 'accept');
            const { body } = await act(microsofts.id, move);
            assert.deepEqual([body.status, body.substatus], ['Closed', substatus]);
            assert.equal((await act(microsofts.id, 'accept')).status, 400);
        }
    });

    test('are several: one answers by name, others take over', async () => {
        const { microsofts } = await createConnected(partner);
        const { body } = await partner.control<{ sellers: Member[] }>('GET', '/microsoft/sellers');
        const [, second, third] = body.sellers.map(({ email }) => email);
        const accepted = await act(microsofts.id, 'accept', { seller: second });
        assert.deepEqual(
            accepted.body.team.map(({ email }) => email),
            [second]
        );
        const handedOver = await act(microsofts.id, 'sellers', { sellers: [third, second] });
        assert.deepEqual(
            handedOver.body.team.map(({ email }) => email),
            [third, second]
        );
        const nobody = await act(microsofts.id, 'sellers', { sellers: ['nobody@contoso.example'] });
        assert.equal(nobody.status, 400);
    });

    test('stay silent: after 14 days the invitation is Closed/Expired for good', async () => {
        const { own, microsofts } = await createConnected(partner);
        const { body } = await act(microsofts.id, 'stay-silent');
        assert.deepEqual([body.status, body.substatus], ['Closed', 'Expired']);
        const days = (Date.parse(body.closedDateTime ?? '') - Date.parse(body.createdDateTime)) / 86_400_000;
        assert.ok(days > 14 && days < 14.01, `${days}`);
        assert.equal((await act(microsofts.id, 'accept')).status, 400);
        await partner.renew();
        const [still] = (await related(own)).filter(({ id }) => id === own.id);
        assert.equal(still?.status, 'Active');
    });

    test('withdraw an invitation until the partner has answered', async () => {
        const invited = await inviteFromMicrosoft(partner);
        const microsofts = (await related(invited)).find(({ organizationId }) => organizationId === 'msft');
        assert.equal((await act(microsofts?.id ?? '', 'withdraw')).status, 200);
        const after = await related(invited);
        assert.deepEqual(after.map(({ substatus }) => substatus).sort(), ['Expired', 'Lost']);
        const other = await inviteFromMicrosoft(partner);
        await partner.referrals('PATCH', `/${other.id}`, [
            change('/status', 'Active'),
            change('/substatus', 'Accepted')
        ]);
        const theirs = (await related(other)).find(({ organizationId }) => organizationId === 'msft');
        assert.equal((await act(theirs?.id ?? '', 'withdraw')).status, 400);
    });

    test('another partner joins: related, invited by us, moved only by himself', async () => {
        const { own } = await createConnected(partner);
        const invited = await partner.control<Referral>('POST', `/partners/engagements/${own.engagementId}`);
        const { id, status, inviteContext, organizationName } = invited.body;
        assert.deepEqual(
            [status, inviteContext.invitedBy.organizationId, organizationName],
            ['New', own.organizationId, 'Northwind Partner']
        );
        assert.equal((await related(own)).length, 3);
        const listed = await partner.referrals<{ value: Referral[] }>('GET', '');
        assert.ok(!listed.body.value.some((one) => one.id === id), 'in the plain list');
        const ours = await partner.referrals('PATCH', `/${id}`, [change('/campaignId', 'x')]);
        assert.deepEqual([ours.status, ours.body.error.code], [403, 'accessDenied']);
        assert.equal((await act(id, 'accept')).status, 400);
        const accepted = await partner.control<Referral>('POST', `/partners/referrals/${id}/accept`);
        assert.equal(accepted.body.status, 'Active');
        const edited = await partner.control<Referral>('PATCH', `/partners/referrals/${id}`, [
            change('/details/dealValue', 7)
        ]);
        assert.equal(edited.body.details.dealValue, 7);
        const won = await partner.control<Referral>('POST', `/partners/referrals/${id}/win`);
        assert.equal(won.body.substatus, 'Won');
        assert.equal((await partner.control('POST', `/partners/referrals/${own.id}/win`)).status, 400);
    });

    test('another partner begins a deal: ours to answer, invited by him, without Microsoft', async () => {
        const { body } = await partner.control<Record<'referralId' | 'otherReferralId', string>>(
            'POST',
            '/partners/deals',
            { name: 'Of a friend', organizationName: 'Adatum' }
        );
        const ours = (await partner.referrals('GET', `/${body.referralId}`)).body;
        const theirs = (await partner.referrals('GET', `/${body.otherReferralId}`)).body;
        assert.deepEqual([ours.status, ours.substatus, ours.direction], ['New', 'Pending', 'Incoming']);
        assert.equal(ours.inviteContext.invitedBy.organizationId, theirs.organizationId);
        assert.deepEqual([theirs.status, theirs.organizationName], ['Active', 'Adatum']);
        assert.deepEqual(
            (await related(ours)).map(({ id }) => id).sort(),
            [body.referralId, body.otherReferralId].sort()
        );
        const accepted = await partner.referrals('PATCH', `/${ours.id}`, move('Active', 'Accepted'));
        assert.equal(accepted.status, 204);
    });
});
