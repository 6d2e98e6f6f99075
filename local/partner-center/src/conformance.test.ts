import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { createDeal, inviteFromMicrosoft, privateDeal, sharedDeal } from './testing/deals.ts';
import { startPartner, type Partner } from './testing/partner.ts';
import type { Referral } from './referrals/referral.ts';

/** Microsoft's published samples, beside the checkout where somebody has put them; never part of it. */
const folder = new URL('../../../../shared/conformance/partner-center/', import.meta.url);
const skip = existsSync(folder) ? false : 'the published samples are not beside this checkout';

const sample = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as unknown;

/** Every property of `given`, with its path; of an array that of the first element. */
function propertyPaths(given: unknown, prefix = ''): string[] {
    const value: unknown = Array.isArray(given) ? given[0] : given;
    if (value === null || typeof value !== 'object') return [];
    return Object.entries(value).flatMap(([name, inner]) => [
        `${prefix}/${name}`,
        ...propertyPaths(inner, `${prefix}/${name}`)
    ]);
}

describe('the published samples', { skip }, () => {
    let partner: Partner;
    before(async () => (partner = await startPartner()));
    after(() => partner.close());
    const read = async (id: string) => (await partner.referrals('GET', `/${id}`)).body;
    /**
     * Those of 2019 know neither the purchase intent nor consent to sellers, which the portal has since
     * asked for.
     */
    const createByDocs = async (body: object) => {
        await partner.switches({ createRules: 'documented' });
        const referral = await createDeal(partner, body);
        await partner.switches({ createRules: 'practical' });
        return referral;
    };
    const shared = () => sample('partner-rest.create-a-referral.request.shared.json') as object;

    test('the private deal is created under the practical rules', async () => {
        const name = 'learn-2024.create-a-referral.request.private.reconstructed.json';
        const referral = await createDeal(partner, sample(name) as object);
        assert.deepEqual([referral.status, referral.type], ['Active', 'Independent']);
        assert.equal(referral.consent['consentToContact'], true);
    });

    test('the shared deal is created and answered as in its sample', async () => {
        const expected = sample('partner-rest.create-a-referral.response.shared.json') as Referral;
        const referral = await createByDocs(shared());
        const { status, substatus, name, target, details, statusReason } = referral;
        assert.deepEqual(
            [status, substatus, name, target, statusReason, details.dealValue],
            [
                expected.status,
                expected.substatus,
                expected.name,
                expected.target,
                expected.statusReason,
                expected.details.dealValue
            ]
        );
    });

    test('the target of the partner and that of Microsoft lead to a pair in one engagement', async () => {
        const own = await createByDocs({
            ...shared(),
            ...(sample('partner-rest.create-a-referral.target.partner.json') as object)
        });
        const microsofts = await createByDocs({
            ...shared(),
            ...(sample('partner-rest.create-a-referral.target.microsoft.json') as object),
            engagementId: own.engagementId,
            inviteContext: sharedDeal().inviteContext
        });
        assert.deepEqual(
            [microsofts.organizationId, microsofts.engagementId, microsofts.status],
            ['msft', own.engagementId, 'New']
        );
    });

    test('each PATCH has the effect that its page describes', async () => {
        const patch = async (name: string) => {
            const { id } = await createDeal(partner);
            const body = sample(`partner-center-2023.patch-a-referral.request.${name}.json`);
            assert.equal((await partner.referrals('PATCH', `/${id}`, body)).status, 204, name);
            return read(id);
        };
        const notes = await patch('dealvalue-and-notes');
        assert.deepEqual(
            [notes.details.dealValue, notes.details.notes],
            [10000, 'Lorem ipsum dolor sit amet.']
        );
        const team = await patch('dealvalue-and-team');
        assert.deepEqual(
            team.team.map(({ firstName }) => firstName),
            ['John', 'Jane']
        );
        const won = await patch('close-won');
        assert.deepEqual([won.status, won.substatus], ['Closed', 'Won']);
    });

    test('the PUT that closes as Won, sent for a referral of the same content', async () => {
        const put = sample('partner-rest.update-a-referral.put.request.won.json') as Referral;
        const {
            id: _id,
            engagementId: _engagement,
            createdDateTime: _created,
            updatedDateTime: _updated,
            expirationDateTime: _expiration,
            eTag: _tag,
            ...content
        } = put;
        const { id, engagementId, eTag } = await createByDocs(content);
        const body = { ...put, id, engagementId };
        const answer = await partner.referrals('PUT', `/${id}`, body, { 'if-match': eTag });
        assert.deepEqual([answer.status, answer.body.status, answer.body.substatus], [200, 'Closed', 'Won']);
    });

    const answers = [
        'captured-2022.referral.independent-active.sanitized.json',
        'captured-2022.referral.shared-active-two-solutions.sanitized.json',
        'partner-center-2023.get-a-referral-by-id.response.json',
        'partner-rest.get-a-referral-by-id.response.2019.json',
        'partner-rest.update-a-referral.put.response.won.json',
        'partner-rest.create-a-referral.response.shared.json'
    ];
    for (const name of answers) {
        test(`an answer here has every property of ${name}`, async () => {
            // Rows and texts that only the sender can give are taken from the sample's own kind of deal.
            const own = await createByDocs(withRows());
            const here = new Set(propertyPaths(await read(own.id)));
            const missing = propertyPaths(sample(name)).filter((path) => !here.has(path));
            assert.deepEqual(missing, []);
        });
    }

    test('a list has the envelope of its sample, and its items every property', async () => {
        for (let index = 0; index < 101; index++) await createByDocs(withRows());
        const name = 'partner-center-2023.get-a-list-of-referrals.response.json';
        const { body } = await partner.referrals<object>('GET', '?$count=true');
        const here = new Set(propertyPaths(body));
        const item = propertyPaths((body as { value: unknown[] }).value.at(-1), '/value');
        item.forEach((path) => here.add(path));
        assert.deepEqual(
            propertyPaths(sample(name)).filter((path) => !here.has(path)),
            []
        );
    });

    test('a refusal has the envelope of its sample, a token reply the fields of its own', async () => {
        const inner = ['/error/innerError', '/error/innerError/code', '/error/innerError/message'];
        const { body } = await partner.referrals<object>('POST', '', {});
        const here = new Set([...propertyPaths(body), ...inner]);
        const expected = propertyPaths(sample('partner-rest.error-codes.error.json'));
        assert.deepEqual(
            expected.filter((path) => !here.has(path)),
            []
        );

        const reply = (await partner.tokenReply<object>(partner.grant('https://api.partner.microsoft.com')))
            .body;
        for (const name of [
            'learn-2025.token.response.referrals-ropc',
            'secure-app-model.token.response.0'
        ]) {
            for (const [field, value] of Object.entries(sample(`${name}.json`) as object)) {
                assert.equal(typeof (reply as Record<string, unknown>)[field], typeof value, field);
            }
        }
    });

    test('webhook registrations are taken and answered in the published form', async () => {
        const withUrl = (name: string) =>
            JSON.parse(
                JSON.stringify(sample(name)).replaceAll(
                    /\{\{YourCallbackUrl\}\}|<<FlowUrl>>/g,
                    'https://relay.example/'
                )
            ) as object;
        const posted = await partner.webhooks<object>(
            'POST',
            '',
            withUrl('webhook.registration.post.request.json')
        );
        const { SubscriberId: _theirs, ...expected } = withUrl('webhook.registration.post.response.json') as {
            SubscriberId: string;
        };
        const { SubscriberId, ...rest } = posted.body as { SubscriberId: string };
        assert.match(SubscriberId, /^[0-9a-f-]{36}$/);
        assert.deepEqual(rest, expected);
        const read = await partner.webhooks('GET', '');
        assert.deepEqual(read.body, withUrl('webhook.registration.get.response.json'));
        const flow = withUrl('partner-rest.referral-connectors.registration.json');
        assert.equal((await partner.webhooks('PUT', '', flow)).status, 200);
        const { body: events } = await partner.webhooks<string[]>('GET', '/events');
        for (const event of sample('webhook.events.get.response.json') as string[])
            assert.ok(events.includes(event));
    });

    /** A deal with one row in every list that a sender can fill. */
    function withRows() {
        const { details, customerProfile } = privateDeal();
        const solution = {
            ...details.requirements.solutions[0],
            price: 1,
            quantity: 1,
            currency: 'USD',
            publisherName: 'Contoso',
            solutionType: '3P',
            closingDateTime: null
        };
        const iot = {
            customerLicenseAgreementNumber: null,
            deviceCategory: null,
            siliconType: null,
            azureCertifiedDevice: false,
            attachServices: false
        };
        return {
            ...privateDeal(),
            target: [{ type: 'SolutionProfile', id: 'SOL-1' }],
            customerProfile: {
                ...customerProfile,
                address: { ...customerProfile.address, addressLine2: null, state: 'WA', region: null },
                ids: [{ profileType: 'Duns', id: '795986822' }]
            },
            details: {
                ...details,
                customerRequestedContact: null,
                customerAction: null,
                incentiveLevel: null,
                requirements: {
                    ...details.requirements,
                    solutions: [solution],
                    industries: [{ id: 'Education' }],
                    products: [{ id: 'Microsoft365' }],
                    services: [{ id: 'LearningAndCertification' }],
                    additionalRequirements: { ...details.requirements.additionalRequirements, iot }
                }
            }
        };
    }

    test('what Microsoft sends has every documented property too', async () => {
        const here = new Set(propertyPaths(await inviteFromMicrosoft(partner)));
        for (const path of [
            '/inviteContext/invitedBy/organizationId',
            '/trackingInfo/microsoftMsxId',
            '/links/self/uri'
        ]) {
            assert.ok(here.has(path), path);
        }
    });
});
