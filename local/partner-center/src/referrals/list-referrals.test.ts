import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { change, createDeal, inviteFromMicrosoft, move, privateDeal } from '../testing/deals.ts';
import { send, startPartner, type ErrorBody, type Partner } from '../testing/partner.ts';
import type { SignedIn } from '../tokens/sign-in.ts';
import type { Referral } from './referral.ts';

type List = {
    '@odata.context': string;
    '@odata.count'?: number;
    '@odata.nextLink'?: string;
    value: Referral[];
} & ErrorBody;

const REFERRALS = 'https://api.partner.microsoft.com';
const query = (options: Record<string, string>) =>
    '?' +
    Object.entries(options)
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
        .join('&');

describe('listing referrals', () => {
    let partner: Partner;
    const names = ['alpha', 'beta', 'gamma'];
    const deals: Record<string, Referral> = {};
    const get = (options: Record<string, string> = {}) => partner.referrals<List>('GET', query(options));
    const namesOf = ({ body }: { body: List }) => body.value.map(({ name }) => name);

    before(async () => {
        partner = await startPartner();
        for (const name of names) deals[name] = await createDeal(partner, { ...privateDeal(), name });
        deals['invited'] = await inviteFromMicrosoft(partner, { name: 'invited', country: 'DE' });
        const { id = '' } = deals['beta'] ?? {};
        await partner.referrals('PATCH', `/${id}`, move('Closed', 'Won'));
    });
    after(() => partner.close());

    const filters: [string, string[]][] = [
        ["status eq 'Closed'", ['beta']],
        ["status eq 'New' and substatus eq 'Pending'", ['invited']],
        ["(status eq 'Active') and (type eq 'Independent')", ['alpha', 'gamma']],
        ["direction eq 'Incoming'", ['invited']],
        ["customerProfile/address/country eq 'DE'", ['invited']],
        ["team/any(t:t/email eq 'john@contoso.example')", ['alpha', 'beta', 'gamma']],
        ["team/any(t: t/email eq 'nobody''s@contoso.example')", []],
        ["qualification eq 'SalesQualified' and status eq 'closed'", []]
    ];
    for (const [$filter, expected] of filters) {
        test(`$filter=${$filter}`, async () => assert.deepEqual(namesOf(await get({ $filter })), expected));
    }

    test('filters by engagement and by date, GUIDs with or without quotes', async () => {
        const { engagementId = '', updatedDateTime = '' } = deals['alpha'] ?? {};
        for (const $filter of [
            `engagementId eq '${engagementId}'`,
            `engagementId eq ${engagementId.toUpperCase()}`,
            `updatedDateTime eq ${updatedDateTime}`
        ]) {
            assert.deepEqual(namesOf(await get({ $filter })), ['alpha'], $filter);
        }
    });

    test('orders by creation or change, ascending unless told otherwise', async () => {
        const descending = await get({ $orderby: 'createdDateTime desc' });
        assert.deepEqual(namesOf(descending), ['invited', 'gamma', 'beta', 'alpha']);
        assert.deepEqual(namesOf(await get({ $orderby: 'updatedDateTime' })), [
            'alpha',
            'gamma',
            'invited',
            'beta'
        ]);
    });

    test('takes $top, $skip, $count and $select', async () => {
        const { body } = await get({ $top: '1', $skip: '1', $count: 'true', $select: 'id,status' });
        assert.deepEqual(body.value, [{ id: deals['beta']?.id, status: 'Closed' }]);
        assert.equal(body['@odata.count'], 4);
        assert.equal('@odata.count' in (await get()).body, false);
    });

    const refused: [string, Record<string, string>][] = [
        ['or', { $filter: "status eq 'New' or status eq 'Active'" }],
        ['gt', { $filter: 'updatedDateTime gt 2020-01-01T00:00:00Z' }],
        ['a property that no page names', { $filter: "externalReferenceId eq 'x'" }],
        ['a function', { $filter: "contains(name,'a')" }],
        ['a filter that ends early', { $filter: 'status eq' }],
        ['a filter that goes on', { $filter: "status eq 'New' 'x'" }],
        ['order by name', { $orderby: 'name' }],
        ['$expand', { $expand: 'team' }],
        ['$search', { $search: 'x' }],
        ['top as a word', { $top: 'many' }],
        ['a negative skip', { $skip: '-1' }],
        ['an unknown $select', { $select: 'id,secret' }],
        ['a made-up $skiptoken', { $skiptoken: 'abc' }],
        ['an option without its dollar', { top: '1' }]
    ];
    for (const [what, options] of refused) {
        test(`refuses ${what}`, async () => {
            const { status, body } = await get(options);
            assert.deepEqual([status, body.error.code], [400, 'invalidRequest']);
            assert.equal(body.error.target, Object.keys(options)[0]);
        });
    }

    test('takes an order and alternatives on the last change in the generic reading, and no more', async () => {
        await partner.switches({ filters: 'generic' });
        const { updatedDateTime = '' } = deals['gamma'] ?? {};
        const later = await get({ $filter: `updatedDateTime gt ${updatedDateTime}` });
        assert.deepEqual(namesOf(later), ['beta', 'invited']);
        const either = await get({ $filter: `status eq 'New' or updatedDateTime le ${updatedDateTime}` });
        assert.ok(namesOf(either).includes('invited') && namesOf(either).includes('gamma'));
        for (const filter of ["status ne 'New'", "name eq 'beta'", `createdDateTime gt ${updatedDateTime}`]) {
            assert.equal((await get({ $filter: filter })).status, 400, filter);
        }
        await partner.switches({ filters: 'documented' });
    });

    test('hides a new referral for a while by switch, though its id already answers', async () => {
        await partner.switches({ listDelayMilliseconds: 3_600_000 });
        const { id } = await createDeal(partner, { ...privateDeal(), name: 'late' });
        assert.deepEqual(namesOf(await get()), []);
        assert.equal((await partner.referrals('GET', `/${id}`)).status, 200);
        await partner.switches({ listDelayMilliseconds: 0 });
        assert.ok(namesOf(await get()).includes('late'));
    });

    test('a Referrals user sees only deals with himself in the team, and changes none', async () => {
        const email = 'john@contoso.example';
        const who = { role: 'ReferralsUser', email };
        const { refreshToken } = (await partner.control<SignedIn>('POST', '/sign-in', who)).body;
        const headers = await partner.bearer(REFERRALS, refreshToken);
        const base = `${partner.url}/v1.0/engagements/referrals`;
        const { body } = await send<List>('GET', base, headers);
        assert.equal(
            body.value.some(({ name }) => name === 'invited'),
            false
        );
        assert.ok(body.value.every(({ team }) => team.some((member) => member.email === email)));
        const hidden = await send<ErrorBody>('GET', `${base}/${deals['invited']?.id}`, headers);
        assert.deepEqual([hidden.status, hidden.body.error.code], [403, 'accessDenied']);
        await partner.switches({ outOfScopeStatus: 404 });
        const absent = await send<ErrorBody>('GET', `${base}/${deals['invited']?.id}`, headers);
        assert.deepEqual([absent.status, absent.body.error.code], [404, 'itemNotFound']);
        await partner.switches({ outOfScopeStatus: 403 });
        const patch = [change('/details/notes', 'mine')];
        const edit = await send<ErrorBody>('PATCH', `${base}/${deals['alpha']?.id}`, headers, patch);
        assert.deepEqual([edit.status, edit.body.error.code], [403, 'accessDenied']);
        assert.equal((await send('POST', base, headers, privateDeal())).status, 403);
        await partner.switches({ referralsUser: 'edits' });
        const own = `${base}/${deals['alpha']?.id}`;
        assert.equal((await send('PATCH', own, headers, [change('/campaignId', 'x')])).status, 204);
        await partner.switches({ referralsUser: 'reads' });
    });

    test('a role at one location covers only the deals there', async () => {
        const email = 'branch@contoso.example';
        const { refreshToken } = (await partner.control<SignedIn>('POST', '/sign-in', { email })).body;
        await partner.control('PUT', '/scopes', { [email]: ['7654321'] });
        const headers = await partner.bearer(REFERRALS, refreshToken);
        const base = `${partner.url}/v1.0/engagements/referrals`;
        const there = await send<Referral>('POST', base, headers, { ...privateDeal(), mpnId: '7654321' });
        assert.equal(there.status, 200);
        const { body } = await send<List>('GET', base, headers);
        assert.deepEqual(
            body.value.map(({ id }) => id),
            [there.body.id]
        );
        const elsewhere = await send<ErrorBody>('GET', `${base}/${deals['alpha']?.id}`, headers);
        assert.deepEqual([elsewhere.status, elsewhere.body.error.code], [403, 'accessDenied']);
        const refused = await send<ErrorBody>('POST', base, headers, privateDeal());
        assert.deepEqual([refused.status, refused.body.error.target], [403, 'mpnId']);
        await partner.control('PUT', '/scopes', { [email]: null });
        assert.equal((await send('GET', `${base}/${deals['alpha']?.id}`, headers)).status, 200);
    });
});

describe('paging', () => {
    let partner: Partner;
    before(async () => {
        partner = await startPartner();
        for (let index = 0; index < 205; index++) await createDeal(partner);
    });
    after(() => partner.close());
    const get = (options: string) => partner.referrals<List>('GET', options);

    test('comes in pages of 100 that lead on through an opaque token to every referral once', async () => {
        const seen: string[] = [];
        const sizes: number[] = [];
        let options: string | null = query({ $orderby: 'createdDateTime desc' });
        while (options !== null) {
            const { body }: { body: List } = await get(options);
            sizes.push(body.value.length);
            seen.push(...body.value.map(({ id }) => id));
            const next = body['@odata.nextLink'];
            options = next === undefined ? null : new URL(next).search;
        }
        assert.deepEqual(sizes, [100, 100, 5]);
        assert.equal(new Set(seen).size, 205);
    });

    test('the next link uses http, leaves out /engagements, and answers or not by switch', async () => {
        const next = (await get('')).body['@odata.nextLink'] ?? '';
        assert.match(next, /^http:\/\/[^/]+\/v1\.0\/referrals\?\$skiptoken=[\w-]+$/);
        const headers = await partner.bearer(REFERRALS);
        assert.equal((await send<List>('GET', next, headers)).body.value.length, 100);
        await partner.switches({ nextLinkServed: false });
        assert.equal((await send('GET', next, headers)).status, 404);
        await partner.switches({ nextLinkServed: true });
        const bare = next.split('?')[0] ?? '';
        assert.equal((await send('GET', bare, headers)).status, 404);
    });

    test('$top=150 ends after 150, over two pages', async () => {
        const first = await get('?$top=150');
        const second = await get(new URL(first.body['@odata.nextLink'] ?? '').search);
        assert.deepEqual([first.body.value.length, second.body.value.length], [100, 50]);
        assert.equal('@odata.nextLink' in second.body, false);
    });

    test('$top below 100 has no next link', async () => {
        assert.equal('@odata.nextLink' in (await get('?$top=10')).body, false);
    });
});
