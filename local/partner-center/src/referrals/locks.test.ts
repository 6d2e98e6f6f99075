import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
    change,
    createConnected,
    createDeal,
    inviteFromMicrosoft,
    move,
    privateDeal,
    sharedDeal
} from '../testing/deals.ts';
import { startPartner, type Partner } from '../testing/partner.ts';

const CONSENT = '/consent/consentToShareReferralWithMicrosoftSellers';
const person = { firstName: 'Ann', lastName: 'Lee', phoneNumber: '1', email: 'ann@contoso.example' };
const solution = { id: 'SOL-2', name: 'Two', type: 'Name' };

/** Every published path with a value it takes; each differs from what a new deal holds. */
const edits: [path: string, value: unknown][] = [
    ['/name', 'Another name'],
    ['/campaignId', 'C-1'],
    ['/details/closingDateTime', '2031-01-01T00:00:00Z'],
    ['/details/currency', 'EUR'],
    ['/details/dealValue', 60000],
    ['/details/notes', 'Other notes'],
    ['/details/requirements/solutions', [solution]],
    ['/externalReferenceId', 'crm-2'],
    ['/referralProgram', 'Program'],
    ['/salesStage', '40'],
    ['/team', [person]],
    ['/statusReason', 'Because']
];

describe('what may change in which phase', () => {
    let partner: Partner;
    before(async () => (partner = await startPartner()));
    after(() => partner.close());
    const patch = (id: string, ...operations: object[]) => partner.referrals('PATCH', `/${id}`, operations);
    const read = async (id: string) => (await partner.referrals('GET', `/${id}`)).body;

    for (const [path, value] of edits) {
        test(`${path} can be changed while Active, not while New, never once Closed`, async () => {
            const active = await createDeal(partner);
            assert.equal((await patch(active.id, change(path, value))).status, 204);
            const held = path
                .slice(1)
                .split('/')
                .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], await read(active.id));
            assert.deepEqual(held, value);

            const invited = await inviteFromMicrosoft(partner);
            const refusal = await patch(invited.id, change(path, value));
            // A reason alone belongs to an answer.
            assert.equal(refusal.status, path === '/statusReason' ? 204 : 400);

            await patch(active.id, ...move('Closed', 'Won'));
            const closed = await read(active.id);
            assert.equal((await patch(active.id, change(path, 'x'))).status, 400);
            assert.equal((await patch(active.id, change(path, value))).status, 400);
            assert.deepEqual(await read(active.id), closed);
        });
    }

    test('the refusal names the locked property, and the switches choose status and strictness', async () => {
        const invited = await inviteFromMicrosoft(partner);
        const refusal = await patch(invited.id, change('/details/dealValue', 1));
        assert.equal(refusal.body.error.target, 'details');
        await partner.switches({ newReferralEdits: 'accepted', closedEditStatus: 409 });
        assert.equal((await patch(invited.id, change('/details/dealValue', 1))).status, 204);
        const { id } = await createDeal(partner);
        await patch(id, ...move('Closed', 'Won'));
        assert.equal((await patch(id, change('/details/notes', 'late'))).status, 409);
        await partner.switches({ newReferralEdits: 'refused', closedEditStatus: 400 });
    });

    test('the patch that accepts may fill in the deal, the one that declines may not', async () => {
        const fill = [change('/details/dealValue', 4321), change('/externalReferenceId', 'crm-1')];
        const declined = await inviteFromMicrosoft(partner);
        const refusal = await patch(declined.id, ...fill, ...move('Closed', 'Declined', 'Too small'));
        assert.equal(refusal.status, 400);
        const accepted = await inviteFromMicrosoft(partner);
        assert.equal((await patch(accepted.id, ...fill, ...move('Active', 'Accepted'))).status, 204);
        assert.equal((await read(accepted.id)).details.dealValue, 4321);
    });

    test('the last edit may come with the closing status', async () => {
        const { id } = await createDeal(partner);
        const operations = [change('/details/dealValue', 99), ...move('Closed', 'Won')];
        assert.equal((await patch(id, ...operations)).status, 204);
        assert.deepEqual([(await read(id)).details.dealValue, (await read(id)).status], [99, 'Closed']);
    });

    test('visible to Microsoft sellers goes on, never off', async () => {
        const { id } = await createDeal(partner);
        assert.equal((await patch(id, change(CONSENT, false))).status, 204);
        assert.equal((await patch(id, change(CONSENT, true))).status, 204);
        const refusal = await patch(id, change(CONSENT, false));
        assert.deepEqual([refusal.status, refusal.body.error.target], [400, CONSENT.slice(1)]);
    });

    test('the customer contact changes in a private deal, and locks once Microsoft sees it', async () => {
        const hidden = await createDeal(partner);
        assert.equal((await patch(hidden.id, change('/customerProfile/team', [person]))).status, 204);
        const { own } = await createConnected(partner);
        for (const operation of [
            change('/customerProfile/team', [person]),
            { op: 'add', path: '/customerProfile/team/-', value: person }
        ]) {
            const refusal = await patch(own.id, operation);
            assert.deepEqual([refusal.status, refusal.body.error.target], [400, 'customerProfile/team']);
        }
        const same = change('/customerProfile/team', own.customerProfile.team);
        assert.equal((await patch(own.id, same)).status, 204);
    });

    test('a visible deal without a customer contact takes its first one, then no other', async () => {
        const body = { ...privateDeal(), consent: sharedDeal().consent };
        const { id } = await createDeal(partner, {
            ...body,
            customerProfile: { ...body.customerProfile, team: [] }
        });
        const add = { op: 'add', path: '/customerProfile/team/-', value: person };
        assert.equal((await patch(id, add)).status, 204);
        assert.equal((await patch(id, add)).status, 400);
    });

    test('a change must not take away what a deal needs', async () => {
        const { id } = await createDeal(partner);
        const losses: [string, unknown][] = [
            ['/details/dealValue', 0],
            ['/details/requirements/solutions', []],
            ['/team', []]
        ];
        for (const [path, value] of losses) {
            assert.equal((await patch(id, change(path, value))).body.error.target, path.slice(1));
        }
    });

    test('customer, location, type and what the server sets have no path at all', async () => {
        const { id } = await createDeal(partner);
        for (const path of [
            '/customerProfile/name',
            '/mpnId',
            '/type',
            '/inviteContext/notes',
            '/eTag',
            '/id'
        ]) {
            const refusal = await patch(id, change(path, 'x'));
            assert.deepEqual([refusal.status, refusal.body.error.target], [400, path]);
        }
    });
});
