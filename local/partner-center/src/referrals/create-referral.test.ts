import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
    createConnected,
    createDeal,
    invitationOfMicrosoft,
    privateDeal,
    sharedDeal
} from '../testing/deals.ts';
import { startPartner, type ErrorBody, type Partner } from '../testing/partner.ts';
import type { Referral } from './referral.ts';

type List = { value: Referral[] };

describe('creating a referral', () => {
    let partner: Partner;
    before(async () => (partner = await startPartner()));
    after(() => partner.close());
    const refused = async (body: object) => {
        const { status, body: answer } = await partner.referrals<ErrorBody>('POST', '', body);
        assert.deepEqual([status, answer.error.code], [400, 'invalidRequest'], answer.error.message);
        return answer.error;
    };

    test('keeps what was sent and comes back Active/Accepted, never to expire', async () => {
        const referral = await createDeal(partner, { ...privateDeal(), status: 'New', substatus: 'Pending' });
        const { name, externalReferenceId, details, status, substatus, direction } = referral;
        assert.deepEqual(
            [name, externalReferenceId, details.dealValue, status, substatus, direction],
            ['Warehouse robots', privateDeal().externalReferenceId, 50000, 'Active', 'Accepted', 'Outgoing']
        );
        assert.equal(referral.acceptedDateTime, referral.createdDateTime);
        assert.equal(referral.expirationDateTime, null);
        assert.match(referral.eTag, /^"[0-9a-f]{8}-0000-0100-0000-[0-9a-f]{8}0000"$/);
        assert.deepEqual((await partner.referrals('GET', `/${referral.id}`)).body, referral);
    });

    test('is a success with 200, or with 201 by switch', async () => {
        assert.equal((await partner.referrals('POST', '', privateDeal())).status, 200);
        await partner.switches({ createStatus: 201 });
        assert.equal((await partner.referrals('POST', '', privateDeal())).status, 201);
        await partner.switches({ createStatus: 200 });
    });

    test('reads property names without regard to case', async () => {
        const { consentToContact, ...consent } = privateDeal().consent;
        const body = { ...privateDeal(), consent: { ...consent, ConsentToContact: consentToContact } };
        assert.equal((await createDeal(partner, body)).consent['consentToContact'], true);
    });

    for (const property of ['type', 'customerProfile', 'consent', 'details'] as const) {
        test(`needs ${property}, whatever the rules`, async () => {
            const { [property]: _left, ...body } = privateDeal();
            for (const createRules of ['documented', 'practical'] as const) {
                await partner.switches({ createRules });
                assert.match((await refused(body)).message, new RegExp(`required property '${property}'`));
            }
        });
    }

    const deal = privateDeal();
    const without: [string, object, RegExp][] = [
        ['a name', { name: '' }, /^Required field Deal name missing$/],
        ['a solution', { details: { ...deal.details, requirements: {} } }, /Solution 1/],
        ['a value above 0', { details: { ...deal.details, dealValue: 0 } }, /Deal value/],
        ['a currency', { details: { ...deal.details, currency: 'dollars' } }, /Currency/],
        ['a close date', { details: { ...deal.details, closingDateTime: null } }, /Close date/],
        ['a reachable team member', { team: [{ firstName: 'John' }] }, /Team member/],
        ['consent', { consent: {} }, /Consent consentToContact missing/],
        [
            'a 2-letter country',
            { customerProfile: { ...deal.customerProfile, address: { country: 'USA' } } },
            /Address line 1 missing; Required field City missing; Required field Country missing/
        ]
    ];
    for (const [what, changes, message] of without) {
        test(`is refused without ${what} in practice, but not by the documented rules`, async () => {
            const body = { ...privateDeal(), ...changes };
            assert.match((await refused(body)).message, message);
            await partner.switches({ createRules: 'documented' });
            assert.equal((await partner.referrals('POST', '', body)).status, 200);
            await partner.switches({ createRules: 'practical' });
        });
    }

    test('is refused with help but without a customer contact, or hidden from sellers', async () => {
        const customerProfile = { ...sharedDeal().customerProfile, team: [] };
        assert.match((await refused({ ...sharedDeal(), customerProfile })).message, /Customer contact/);
        const hidden = { ...sharedDeal(), consent: privateDeal().consent };
        assert.match((await refused(hidden)).message, /visible to Microsoft sellers/);
    });

    test('takes a services co-sell with role, area and play in place of solution and intent', async () => {
        const withAttributes = (...attributes: { type: string; id: string }[]) => ({
            ...privateDeal(),
            details: {
                ...privateDeal().details,
                requirements: { solutions: [], additionalRequirements: { attributes } }
            }
        });
        const [role, area, play] = ['PartnerRole', 'SolutionArea', 'SolutionPlay'].map((type) => ({
            type,
            id: 'one of a list'
        })) as [{ type: string; id: string }, { type: string; id: string }, { type: string; id: string }];
        await createDeal(partner, withAttributes(role, area, play));
        assert.match((await refused(withAttributes(role, area))).message, /Solution play missing/);
        assert.match((await refused(withAttributes(area, play))).message, /Solution 1 missing/);
        const unknown = withAttributes(role, area, play, { type: 'Planted', id: 'x' });
        assert.match((await refused(unknown)).message, /Planted is not known/);
        await partner.switches({
            servicesAttributes: 'ServicesPartnerRole,ServicesSolutionArea,ServicesSolutionPlay'
        });
        assert.match((await refused(withAttributes(role, area, play))).message, /PartnerRole is not known/);
        await partner.switches({ servicesAttributes: 'PartnerRole,SolutionArea,SolutionPlay' });
    });

    test('refuses invented properties and values by name, or ignores the properties by switch', async () => {
        assert.match((await refused({ ...privateDeal(), closeDate: '2030-01-01' })).message, /'closeDate'/);
        assert.match(
            (await refused({ ...privateDeal(), status: 'Engaged' })).message,
            /status: must be one of/
        );
        await partner.switches({ unknownProperties: 'ignored' });
        const referral = await createDeal(partner, { ...privateDeal(), closeDate: '2030-01-01' });
        assert.equal('closeDate' in referral, false);
        await partner.switches({ unknownProperties: 'refused' });
    });

    test('refuses 51 solutions, a value that is no number, and the server’s own properties', async () => {
        const solutions = Array.from({ length: 51 }, (_, index) => ({ id: `SOL-${index}` }));
        const details = { ...privateDeal().details, requirements: { solutions } };
        assert.equal((await refused({ ...privateDeal(), details })).target, 'details/requirements/solutions');
        const text = { ...privateDeal().details, dealValue: 'a lot' };
        assert.equal((await refused({ ...privateDeal(), details: text })).target, 'details/dealValue');
        assert.match((await refused({ ...privateDeal(), id: 'mine' })).message, /'id'/);
    });

    test('begins as it was posted by switch: open, and as a pair that exists', async () => {
        await partner.switches({ postedStatus: 'kept' });
        const post = (status: string, substatus: string) =>
            partner.referrals('POST', '', { ...privateDeal(), status, substatus });
        const { body: pending } = await post('New', 'Pending');
        assert.deepEqual(
            [pending.status, pending.substatus, pending.acceptedDateTime],
            ['New', 'Pending', null]
        );
        for (const [status, substatus] of [
            ['Active', 'Pending'],
            ['New', 'Accepted'],
            ['Closed', 'Won']
        ] as const) {
            const refusal = await post(status, substatus);
            assert.deepEqual([refusal.status, refusal.body.error.target], [400, 'status']);
        }
        await partner.switches({ postedStatus: 'normalised' });
        assert.equal((await post('New', 'Pending')).body.status, 'Active');
    });

    test('has no idempotency: the same body twice makes two referrals', async () => {
        const [first, second] = [await createDeal(partner), await createDeal(partner)];
        assert.notEqual(first.id, second.id);
    });
});

describe("Microsoft's connected referral", () => {
    let partner: Partner;
    before(async () => (partner = await startPartner()));
    after(() => partner.close());

    test('is made by a second POST, in the same engagement, New/Pending for 14 days', async () => {
        const { own, microsofts } = await createConnected(partner);
        assert.equal(microsofts.engagementId, own.engagementId);
        assert.deepEqual(
            [microsofts.organizationId, microsofts.status, microsofts.substatus, microsofts.team],
            ['msft', 'New', 'Pending', []]
        );
        assert.equal(microsofts.inviteContext.invitedBy.organizationId, own.organizationId);
        const days =
            (Date.parse(microsofts.expirationDateTime ?? '') - Date.parse(microsofts.createdDateTime)) /
            86_400_000;
        assert.ok(Math.abs(days - 14) < 0.001);
    });

    test('shows in the list of its engagement and by its id, not among the partner’s own', async () => {
        const { own, microsofts } = await createConnected(partner);
        const ids = async (query: string) =>
            (await partner.referrals<List>('GET', query)).body.value.map(({ id }) => id);
        const filter = encodeURIComponent(`engagementId eq '${own.engagementId}'`);
        assert.deepEqual(await ids(`?$filter=${filter}`), [own.id, microsofts.id]);
        assert.equal((await ids('')).includes(microsofts.id), false);
        assert.equal((await partner.referrals('GET', `/${microsofts.id}`)).status, 200);
    });

    test('cannot be changed by the partner', async () => {
        const { microsofts } = await createConnected(partner);
        const patch = [{ op: 'replace', path: '/status', value: 'Active' }];
        const { status, body } = await partner.referrals('PATCH', `/${microsofts.id}`, patch);
        assert.deepEqual([status, body.error.code], [403, 'accessDenied']);
    });

    test('makes a private deal a shared and visible one', async () => {
        const own = await createDeal(partner);
        await createDeal(partner, invitationOfMicrosoft(own.engagementId));
        const { body } = await partner.referrals('GET', `/${own.id}`);
        assert.deepEqual(
            [body.type, body.consent['consentToShareReferralWithMicrosoftSellers']],
            ['Shared', true]
        );
    });

    test('needs an engagement of the partner, open, and a kind of help', async () => {
        const { own } = await createConnected(partner);
        const refusals: [object, number][] = [
            [invitationOfMicrosoft(crypto.randomUUID()), 404],
            [{ ...invitationOfMicrosoft(own.engagementId), engagementId: undefined }, 400],
            [{ ...invitationOfMicrosoft(own.engagementId), inviteContext: {} }, 400],
            [{ ...privateDeal(), engagementId: own.engagementId }, 400]
        ];
        for (const [body, status] of refusals) {
            assert.equal((await partner.referrals('POST', '', body)).status, status);
        }
        const won = [
            { op: 'replace', path: '/status', value: 'Closed' },
            { op: 'replace', path: '/substatus', value: 'Won' }
        ];
        await partner.referrals('PATCH', `/${own.id}`, won);
        const late = await partner.referrals('POST', '', invitationOfMicrosoft(own.engagementId));
        assert.deepEqual([late.status, late.body.error.target], [400, 'status']);
    });

    test('comes with the first POST by switch, for a deal that asks for help only', async () => {
        await partner.switches({ oneCallCreatesConnected: true });
        const count = async ({ engagementId }: Referral) => {
            const filter = encodeURIComponent(`engagementId eq ${engagementId}`);
            return (await partner.referrals<List>('GET', `?$filter=${filter}`)).body.value.length;
        };
        assert.equal(await count(await createDeal(partner, sharedDeal())), 2);
        assert.equal(await count(await createDeal(partner, privateDeal())), 1);
        await partner.switches({ oneCallCreatesConnected: false });
    });
});
