import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { change, createConnected, createDeal, inviteFromMicrosoft, move } from '../testing/deals.ts';
import { startPartner, type ErrorBody, type Partner } from '../testing/partner.ts';
import type { Referral } from './referral.ts';

const statuses = ['New', 'Active', 'Closed'];
const substatuses = ['Pending', 'Received', 'Accepted', 'Won', 'Lost', 'Declined', 'Expired', 'Error'];
const pairs = statuses.flatMap((status) => substatuses.map((substatus) => [status, substatus] as const));
const REASON = 'Customer did not respond';

describe('what the partner may move its referral to', () => {
    let partner: Partner;
    before(async () => (partner = await startPartner()));
    after(() => partner.close());

    const patch = (id: string, body: object) => partner.referrals('PATCH', `/${id}`, body);
    const closed = async (referral: Promise<Referral>, substatus: string) => {
        const { id } = await referral;
        assert.equal((await patch(id, move('Closed', substatus, REASON))).status, 204);
        return (await partner.referrals('GET', `/${id}`)).body;
    };
    const begin: Record<string, () => Promise<Referral>> = {
        'New/Pending': () => inviteFromMicrosoft(partner),
        'Active/Accepted': () => createDeal(partner),
        'Closed/Won': () => closed(createDeal(partner), 'Won'),
        'Closed/Lost': () => closed(createDeal(partner), 'Lost'),
        'Closed/Error': () => closed(createDeal(partner), 'Error'),
        'Closed/Declined': () => closed(inviteFromMicrosoft(partner), 'Declined')
    };
    const allowed: Record<string, string[]> = {
        'New/Pending': ['New/Pending', 'Active/Accepted', 'Closed/Declined', 'Closed/Error'],
        'Active/Accepted': ['Active/Accepted', 'Closed/Won', 'Closed/Lost', 'Closed/Error'],
        'Closed/Won': [],
        'Closed/Lost': [],
        'Closed/Error': [],
        'Closed/Declined': []
    };

    for (const [from, start] of Object.entries(begin)) {
        test(`from ${from}: ${allowed[from]?.join(', ') || 'nothing'}, and no other pair`, async () => {
            for (const [status, substatus] of pairs) {
                const referral = await start();
                assert.equal(`${referral.status}/${referral.substatus}`, from);
                const answer = await patch(referral.id, move(status, substatus, REASON));
                const { body: now } = await partner.referrals('GET', `/${referral.id}`);
                const to = `${status}/${substatus}`;
                const taken = allowed[from]?.includes(to) ?? false;
                assert.equal(answer.status, taken ? 204 : 400, `${from} → ${to}`);
                assert.equal(`${now.status}/${now.substatus}`, taken ? to : from);
                if (!taken) assert.deepEqual(now, referral, `${from} → ${to} changed something`);
            }
        });
    }

    test('status without its substatus, or the other way round, is refused', async () => {
        const { id } = await createDeal(partner);
        for (const operation of [change('/status', 'Closed'), change('/substatus', 'Won')]) {
            const { status, body } = await patch(id, [operation]);
            assert.deepEqual([status, body.error.target], [400, 'substatus']);
        }
    });

    test('Declined, Lost and Error need a reason, Won does not; by switch none does', async () => {
        for (const substatus of ['Lost', 'Error']) {
            const { id } = await createDeal(partner);
            const { status, body } = await patch(id, move('Closed', substatus));
            assert.deepEqual([status, body.error.target], [400, 'statusReason']);
        }
        const invited = await inviteFromMicrosoft(partner);
        assert.equal((await patch(invited.id, move('Closed', 'Declined'))).status, 400);
        assert.equal((await patch((await createDeal(partner)).id, move('Closed', 'Won'))).status, 204);
        await partner.switches({ reasonRequired: false });
        assert.equal((await patch(invited.id, move('Closed', 'Declined'))).status, 204);
        await partner.switches({ reasonRequired: true });
    });

    test('Error does not exist by switch', async () => {
        await partner.switches({ errorSubstatus: false });
        const { id } = await createDeal(partner);
        assert.equal((await patch(id, move('Closed', 'Error', REASON))).body.error.target, 'substatus');
        await partner.switches({ errorSubstatus: true });
    });

    test('accepting sets acceptedDateTime, closing sets closedDateTime', async () => {
        const { id } = await inviteFromMicrosoft(partner);
        await patch(id, move('Active', 'Accepted'));
        const { body: accepted } = await partner.referrals('GET', `/${id}`);
        assert.equal(accepted.acceptedDateTime !== null && accepted.closedDateTime === null, true);
        await patch(id, move('Closed', 'Won'));
        const { body: won } = await partner.referrals('GET', `/${id}`);
        assert.equal(won.acceptedDateTime, accepted.acceptedDateTime);
        assert.notEqual(won.closedDateTime, null);
    });
});

describe('what others move', () => {
    let partner: Partner;
    before(async () => (partner = await startPartner()));
    after(() => partner.close());

    test("Microsoft's seller answers and closes Microsoft's referral, within the same pairs", async () => {
        const allowed: Record<string, string[]> = {
            'New/Pending': ['New/Pending', 'Active/Accepted', 'Closed/Declined'],
            'Active/Accepted': ['Active/Accepted', 'Closed/Won', 'Closed/Lost']
        };
        for (const [from, targets] of Object.entries(allowed)) {
            for (const [status, substatus] of pairs) {
                const { microsofts } = await createConnected(partner);
                const path = `/microsoft/referrals/${microsofts.id}`;
                if (from === 'Active/Accepted') await partner.control('POST', `${path}/accept`);
                const { status: code } = await partner.control(
                    'PATCH',
                    path,
                    move(status, substatus, REASON)
                );
                const to = `${status}/${substatus}`;
                assert.equal(code, targets.includes(to) ? 200 : 400, `${from} → ${to}`);
            }
        }
    });

    test('on acceptance the MSX id and a seller appear; the partner’s referral stays as it was', async () => {
        const { own, microsofts } = await createConnected(partner);
        const path = `/microsoft/referrals/${microsofts.id}`;
        assert.equal((await partner.control('POST', `${path}/accept`)).status, 200);
        const { body } = await partner.referrals('GET', `/${microsofts.id}`);
        assert.deepEqual([body.status, body.substatus], ['Active', 'Accepted']);
        assert.match(body.trackingInfo['microsoftMsxId'] ?? '', /^7-[0-9A-Z]{8}$/);
        assert.match(body.team[0]?.email ?? '', /@microsoft\.com$/);
        assert.deepEqual((await partner.referrals('GET', `/${own.id}`)).body, own);
        assert.equal((await partner.control('POST', `${path}/accept`)).status, 200);
        assert.equal((await partner.control('POST', `${path}/decline`)).status, 400);
    });

    test('a decline gives the reason; the partner’s referral cannot be answered for Microsoft', async () => {
        const { own, microsofts } = await createConnected(partner);
        const path = (id: string) => `/microsoft/referrals/${id}/decline`;
        const wrong = await partner.control<ErrorBody>('POST', path(own.id));
        assert.equal(wrong.status, 400);
        assert.match(wrong.body.error.message, new RegExp(microsofts.id));
        await partner.control('POST', path(microsofts.id));
        const { body } = await partner.referrals('GET', `/${microsofts.id}`);
        assert.deepEqual(
            [body.status, body.substatus, body.statusReason],
            ['Closed', 'Declined', 'No Microsoft seller directly manages this customer.']
        );
    });

    test('after 14 days without an answer both kinds of invitation expire, nothing else', async () => {
        const invited = await inviteFromMicrosoft(partner);
        const { own, microsofts } = await createConnected(partner);
        const pairOf = async ({ id }: Referral) => {
            const { body } = await partner.control<Referral>('GET', `/referrals/${id}`);
            return `${body.status}/${body.substatus}`;
        };
        const moveClock = (days: number) =>
            partner.control('POST', '/clock', {
                at: new Date(Date.parse(microsofts.createdDateTime) + days * 86_400_000).toISOString()
            });
        await moveClock(13.99);
        assert.deepEqual([await pairOf(invited), await pairOf(microsofts)], ['New/Pending', 'New/Pending']);
        await moveClock(14.01);
        assert.deepEqual(
            [await pairOf(invited), await pairOf(microsofts), await pairOf(own)],
            ['Closed/Expired', 'Closed/Expired', 'Active/Accepted']
        );
        await partner.control('POST', '/clock', { at: null });
        const answer = await partner.referrals('PATCH', `/${invited.id}`, move('Active', 'Accepted'));
        assert.equal(answer.status, 400);
    });
});
