import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Referral } from '../referrals/referral.ts';
import { change, createConnected, createDeal, move, sharedDeal } from '../testing/deals.ts';
import { startPartner, type ErrorBody, type Partner } from '../testing/partner.ts';

const HOUR = 3600 * 1000;

describe('deal registrations', () => {
    let partner: Partner;
    before(async () => (partner = await startPartner()));
    beforeEach(async () => {
        await partner.control('POST', '/clock', { at: null });
        await partner.renew();
    });
    after(() => partner.close());

    const now = async () => Date.parse((await partner.control<{ at: string }>('GET', '/clock')).body.at);
    const pass = async (hours: number) =>
        partner.control('POST', '/clock', { at: new Date((await now()) + hours * HOUR).toISOString() });
    const read = async (id: string) => (await partner.referrals('GET', `/${id}`)).body;
    const patch = (id: string, ...operations: unknown[]) =>
        partner.referrals<ErrorBody>('PATCH', `/${id}`, operations);

    async function body(more: { signed?: number; value?: number; term?: string } = {}) {
        const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
        const signed = new Date((await now()) - (more.signed ?? 24) * HOUR).toISOString();
        return {
            type: 'AzureIPCoSell',
            contract: {
                value: more.value ?? 50_000,
                currency: 'USD',
                startDateTime: at(0),
                signDateTime: signed,
                term: more.term ?? 'Perpetual'
            },
            solutionDetails: [
                {
                    id: 'SOL-15974-MQF',
                    value: 50_000,
                    currency: 'USD',
                    isDeployedOnAzure: true,
                    primaryDeploymentOn: 'Customer',
                    pricingModel: 'PayAsYouGo'
                }
            ]
        };
    }
    const register = async (id: string, value?: unknown) =>
        patch(id, { op: 'add', path: '/registrations/-', value: value ?? (await body()) });

    /** A partner-led deal of a managed customer, won after `hours`. */
    async function wonDeal({ hours = 73, managed = true, consent = true } = {}): Promise<Referral> {
        const deal = sharedDeal();
        const { id } = await createDeal(partner, {
            ...deal,
            type: 'Independent',
            inviteContext: undefined,
            consent: { ...deal.consent, consentToShareReferralWithMicrosoftSellers: consent }
        });
        const externalId = managed ? '1-15NABCD' : null;
        await partner.control('POST', `/microsoft/referrals/${id}/match-customer`, { externalId });
        await pass(hours);
        await partner.renew();
        assert.equal((await patch(id, ...move('Closed', 'Won'))).status, 204);
        return read(id);
    }

    test('a won, eligible deal is registered and waits for its review', async () => {
        const { id, eTag } = await wonDeal();
        assert.equal((await register(id)).status, 204);
        const referral = await read(id);
        const [registration] = referral.registrations;
        assert.equal(referral.registrationStatus, 'ReviewPending');
        assert.notEqual(referral.eTag, eTag);
        assert.deepEqual(
            [registration?.status, registration?.contract.value, registration?.contract.endDateTime],
            ['ReviewPending', 50_000, null]
        );
        assert.ok(registration?.statusHistory.reviewPendingDateTime);
        assert.equal(registration.statusHistory.approvedDateTime, null);
    });

    const ineligible: [string, RegExp, () => Promise<{ id: string; value?: unknown }>][] = [
        ['an open deal', /not won/, () => createDeal(partner)],
        ['one that was won too early', /within 72 hours/, () => wonDeal({ hours: 71 })],
        ['a private one', /private/, () => wonDeal({ consent: false })],
        ['one of an unmanaged customer', /not managed/, () => wonDeal({ managed: false })],
        [
            'a contract signed long ago',
            /more than 60 days ago/,
            async () => ({ id: (await wonDeal()).id, value: await body({ signed: 61 * 24 }) })
        ],
        [
            'a contract that is not signed yet',
            /not signed yet/,
            async () => ({ id: (await wonDeal()).id, value: await body({ signed: -1 }) })
        ],
        [
            'a contract of less than 25000 USD',
            /less than USD 25000/,
            async () => ({ id: (await wonDeal()).id, value: await body({ value: 24_999 }) })
        ],
        [
            'a finite contract without an end',
            /needs its end/,
            async () => ({ id: (await wonDeal()).id, value: await body({ term: 'Finite' }) })
        ]
    ];
    for (const [what, message, make] of ineligible) {
        test(`${what} is not eligible`, async () => {
            const { id, value } = await make();
            const before = await read(id);
            const refusal = await register(id, value);
            assert.equal(refusal.status, 400);
            assert.match(refusal.body.error.message, message);
            assert.deepEqual(await read(id), before);
        });
    }

    test('where Microsoft was invited, it must have accepted', async () => {
        const { own, microsofts } = await createConnected(partner);
        await partner.control('POST', `/microsoft/referrals/${own.id}/match-customer`);
        await pass(73);
        await partner.renew();
        await patch(own.id, ...move('Closed', 'Won'));
        assert.match((await register(own.id)).body.error.message, /Microsoft has not accepted/);
        await partner.control('POST', `/microsoft/referrals/${microsofts.id}/accept`);
        assert.equal((await register(own.id)).status, 204);
    });

    test('a deal is registered once', async () => {
        const { id } = await wonDeal();
        await register(id);
        assert.match((await register(id)).body.error.message, /registered already/);
    });

    test('each published path changes its value; others, and mixed documents, are refused', async () => {
        const { id } = await wonDeal();
        await register(id);
        const values: [string, unknown][] = [
            ['contract/startDateTime', '2030-01-01T00:00:00Z'],
            ['contract/endDateTime', '2031-01-01T00:00:00Z'],
            ['contract/signDateTime', '2029-12-01T00:00:00Z'],
            ['contract/term', 'Finite'],
            ['contract/value', 60_000],
            ['solutionDetails/0/value', 60_000],
            ['solutionDetails/0/currency', 'EUR'],
            ['solutionDetails/0/isDeployedOnAzure', false],
            ['solutionDetails/0/primaryDeploymentOn', 'Partner'],
            ['solutionDetails/0/pricingModel', 'Other'],
            ['solutionDetails/0/marketplaceTransactionDetails/isMarketplaceTransacted', true],
            [
                'solutionDetails/0/marketplaceTransactionDetails/marketplaceTransactionDateTime',
                '2030-02-01T00:00:00Z'
            ]
        ];
        for (const [path, value] of values) {
            assert.equal((await patch(id, change(`/registrations/0/${path}`, value))).status, 204, path);
            const at = path
                .split('/')
                .reduce<unknown>(
                    (one, name) => (one as Record<string, unknown>)[name],
                    (await read(id)).registrations[0]
                );
            assert.deepEqual(at, value, path);
        }
        for (const path of ['/registrations/0/status', '/registrations/1/contract/value', '/registrations']) {
            assert.equal((await patch(id, change(path, 'Approved'))).status, 400, path);
        }
        const mixed = await patch(
            id,
            change('/registrations/0/contract/value', 1),
            change('/details/notes', 'x')
        );
        assert.deepEqual([mixed.status, mixed.body.error.target], [400, '/details/notes']);
        const early = change('/registrations/0/contract/endDateTime', '2029-01-01T00:00:00Z');
        assert.match((await patch(id, early)).body.error.message, /ends before it starts/);
    });

    test("Microsoft's review leads through its statuses, and its end freezes the registration", async () => {
        const { id } = await wonDeal();
        await register(id);
        const review = (status: string) =>
            partner.control<Referral & ErrorBody>('POST', `/microsoft/referrals/${id}/review`, { status });
        assert.equal((await review('ActionRequired')).body.registrationStatus, 'ActionRequired');
        assert.equal((await review('Passed')).status, 400);
        await patch(id, change('/registrations/0/contract/value', 70_000));
        assert.equal((await read(id)).registrationStatus, 'ReviewPending');
        await review('Approved');
        const frozen = await patch(id, change('/registrations/0/contract/value', 80_000));
        assert.match(frozen.body.error.message, /is Approved/);
        const { statusHistory } = (await read(id)).registrations[0] ?? {};
        assert.ok(statusHistory?.actionRequiredDateTime && statusHistory.approvedDateTime);
    });
});
