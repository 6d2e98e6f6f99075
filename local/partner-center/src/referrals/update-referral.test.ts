import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { change, createDeal } from '../testing/deals.ts';
import { startPartner, type Partner } from '../testing/partner.ts';
import type { Referral } from './referral.ts';

const VALUE = [change('/details/dealValue', '10000')];

describe('PATCH of a referral', () => {
    let partner: Partner;
    before(async () => (partner = await startPartner()));
    after(() => partner.close());
    const patch = (id: string, body: unknown, headers: Record<string, string> = {}) =>
        partner.referrals('PATCH', `/${id}`, body, headers);
    const read = async (id: string) => (await partner.referrals('GET', `/${id}`)).body;

    test('answers 204 without a body, or 200 with the referral when asked to', async () => {
        const { id } = await createDeal(partner);
        const empty = await patch(id, VALUE);
        assert.deepEqual([empty.status, empty.body], [204, null]);
        const full = await patch(id, VALUE, { prefer: 'return=representation' });
        assert.equal(full.status, 200);
        assert.deepEqual(full.body, await read(id));
        assert.equal(full.headers.get('etag'), full.body.eTag);
    });

    test('makes a number of the text that Microsoft’s docs send as deal value', async () => {
        const { id } = await createDeal(partner);
        await patch(id, VALUE);
        assert.equal((await read(id)).details.dealValue, 10000);
    });

    test('takes the current eTag with its quotes, and answers 412 to any other', async () => {
        const { id, eTag } = await createDeal(partner);
        const header = (await partner.referrals('GET', `/${id}`)).headers.get('etag');
        assert.equal(header, eTag);
        for (const wrong of [eTag.replaceAll('"', ''), `W/${eTag}`, '"another"']) {
            const { status, body } = await patch(id, VALUE, { 'if-match': wrong });
            assert.deepEqual([status, body.error.code], [412, 'preconditionFailed']);
        }
        await partner.switches({ staleTagCode: 'resourceModified' });
        const stale = await patch(id, VALUE, { 'if-match': '"another"' });
        assert.deepEqual([stale.status, stale.body.error.code], [412, 'resourceModified']);
        await partner.switches({ staleTagCode: 'preconditionFailed' });
        assert.equal((await patch(id, VALUE, { 'if-match': eTag })).status, 204);
        assert.notEqual((await read(id)).eTag, eTag);
        assert.equal((await patch(id, VALUE, { 'if-match': eTag })).status, 412);
        assert.equal((await patch(id, VALUE, { 'if-match': '*' })).status, 204);
    });

    test('without If-Match the last write wins', async () => {
        const { id } = await createDeal(partner);
        await patch(id, [change('/details/notes', 'first')]);
        await patch(id, [change('/details/notes', 'second')]);
        assert.equal((await read(id)).details.notes, 'second');
    });

    test('is all or nothing', async () => {
        const deal = await createDeal(partner);
        const answer = await patch(deal.id, [...VALUE, change('/details/currency', 'dollars')]);
        assert.deepEqual([answer.status, answer.body.error.target], [400, 'details/currency']);
        assert.deepEqual(await read(deal.id), deal);
    });

    test('moves updatedDateTime on with every change, even within one millisecond', async () => {
        const { id } = await createDeal(partner);
        const dates: string[] = [];
        for (let round = 0; round < 20; round++) {
            const { body } = await patch(id, VALUE, { prefer: 'return=representation' });
            dates.push(body.updatedDateTime);
        }
        assert.equal(new Set(dates).size, dates.length);
        assert.ok(dates.every((date) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,6}[1-9])?Z$/.test(date)));
    });

    const documents: [string, unknown][] = [
        ['an object', { dealValue: 1 }],
        ['an empty array', []],
        ['op remove', [{ op: 'remove', path: '/details/notes' }]],
        ['op test', [{ op: 'test', path: '/details/notes', value: null }]],
        ['op move', [{ op: 'move', from: '/name', path: '/details/notes' }]],
        ['no value', [{ op: 'replace', path: '/details/notes' }]],
        ['a path without its slash', [change('details/notes', 'x')]],
        ['replace after the end', [change('/team/-', { email: 'x@y.z' })]],
        ['a path into the prototype', [change('/__proto__/polluted', true)]],
        ['a date that is none', [change('/details/closingDateTime', '14.11.2030')]],
        ['a negative value', [change('/details/dealValue', -1)]],
        ['an invented status', [change('/status', 'Engaged')]],
        ['an invented sales stage', [change('/salesStage', 'Negotiation')]]
    ];
    for (const [what, body] of documents) {
        test(`refuses ${what}`, async () => {
            const deal = await createDeal(partner);
            const answer = await patch(deal.id, body);
            assert.deepEqual([answer.status, answer.body.error.code], [400, 'invalidRequest']);
            assert.deepEqual(await read(deal.id), deal);
        });
    }

    test('takes /name but flags it in the journal, or refuses it by switch', async () => {
        const { id } = await createDeal(partner);
        assert.equal((await patch(id, [change('/name', 'New name')])).status, 204);
        const entry = (await partner.journal()).findLast(
            (one) => one.kind === 'request' && one.operation === 'patchReferral' && one.referralId === id
        );
        assert.ok(entry?.kind === 'request');
        assert.deepEqual(entry.flags, ['undocumented path /name']);
        await partner.switches({ nameInPatch: 'refused' });
        assert.equal((await patch(id, [change('/name', 'Newer')])).status, 400);
        await partner.switches({ nameInPatch: 'accepted' });
    });

    test('answers 404 for an id that nobody has', async () => {
        const { status, body } = await patch(crypto.randomUUID(), VALUE);
        assert.deepEqual([status, body.error.code], [404, 'itemNotFound']);
    });
});

describe('PUT of a referral, deprecated', () => {
    let partner: Partner;
    before(async () => (partner = await startPartner()));
    after(() => partner.close());
    const put = (body: object, id: string, headers: Record<string, string>) =>
        partner.referrals('PUT', `/${id}`, body, headers);
    const withoutLinks = (referral: object) => {
        const { links: _links, ...rest } = referral as Referral & { links: unknown };
        return rest;
    };

    test('replaces what it was read as, with If-Match and without links', async () => {
        const deal = await createDeal(partner);
        const won = { ...withoutLinks(deal), status: 'Closed', substatus: 'Won' };
        const { status, body } = await put(won, deal.id, { 'if-match': deal.eTag });
        assert.deepEqual([status, body.status, body.substatus], [200, 'Closed', 'Won']);
    });

    test('is refused without If-Match, with an old one, with links, and with another customer', async () => {
        const deal = await createDeal(partner);
        const body = withoutLinks(deal);
        const tag = { 'if-match': deal.eTag };
        assert.equal((await put(body, deal.id, {})).body.error.target, 'If-Match');
        assert.equal((await put(body, deal.id, { 'if-match': '"old"' })).status, 412);
        assert.match((await put(deal, deal.id, tag)).body.error.message, /'links'/);
        const other = { ...body, customerProfile: { ...body.customerProfile, name: 'Other' } };
        assert.equal((await put(other, deal.id, tag)).body.error.target, 'customerProfile/name');
        assert.equal((await put({ ...body, id: crypto.randomUUID() }, deal.id, tag)).body.error.target, 'id');
        assert.equal((await put(body, deal.id, tag)).status, 200);
    });

    test('refuses what is fixed since the deal was created, and takes it as it was read', async () => {
        const deal = await createDeal(partner);
        const body = withoutLinks(deal);
        const tag = { 'if-match': deal.eTag };
        const { customerProfile, consent, inviteContext } = body;
        const changed: Record<string, object> = {
            mpnId: { mpnId: '7654321' },
            type: { type: 'Shared' },
            qualification: { qualification: 'Direct' },
            target: { target: [{ type: 'SolutionProfile', id: 'SOL-1' }] },
            'inviteContext/assistanceRequestCode': {
                inviteContext: { ...inviteContext, assistanceRequestCode: 'QuotesOrLicensing' }
            },
            'customerProfile/size': { customerProfile: { ...customerProfile, size: '1to9employees' } },
            'customerProfile/address': { customerProfile: { ...customerProfile, address: null } },
            'customerProfile/ids': {
                customerProfile: { ...customerProfile, ids: [{ profileType: 'Duns', id: '1' }] }
            },
            'consent/consentToContact': { consent: { ...consent, consentToContact: false } },
            'consent/consentToToShareInfoWithOthers': {
                consent: { ...consent, consentToToShareInfoWithOthers: false }
            }
        };
        for (const [target, other] of Object.entries(changed)) {
            const answer = await put({ ...body, ...other }, deal.id, tag);
            assert.deepEqual([answer.status, answer.body.error?.target], [400, target]);
        }
        await partner.switches({ escapedNames: true, emptyIds: 'object', emptySize: 'text' });
        const { body: read } = await partner.referrals('GET', `/${deal.id}`);
        assert.equal(read.customerProfile.name, 'Fabrikam &amp; Sons');
        assert.equal((await put(withoutLinks(read), deal.id, tag)).status, 200);
        await partner.switches({ escapedNames: false, emptyIds: 'array', emptySize: 'null' });
        assert.equal(
            (await partner.referrals('GET', `/${deal.id}`)).body.customerProfile.name,
            'Fabrikam & Sons'
        );
    });
});
