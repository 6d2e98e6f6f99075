import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { defaultSwitches, readSwitches, type Switches } from './switches.ts';
import { createDeal } from './testing/deals.ts';
import { startPartner, type ErrorBody, type Partner } from './testing/partner.ts';

test('the README names every switch, and no other', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const [, section = ''] = readme.split('\n## Switches\n');
    const named = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
    assert.deepEqual(named, Object.keys(defaultSwitches));
});

test('the defaults are values that the switches take', () => {
    assert.deepEqual(readSwitches(defaultSwitches), defaultSwitches);
});

describe('switches of how a referral looks', () => {
    let partner: Partner;
    before(async () => (partner = await startPartner()));
    after(() => partner.close());

    test('change what is read, not what is kept', async () => {
        const wanted: Partial<Switches> = {
            createdDirection: 'Incoming',
            emptyIds: 'object',
            escapedNames: true
        };
        await partner.switches(wanted);
        const { id, direction, customerProfile } = await createDeal(partner);
        assert.deepEqual(
            [direction, customerProfile.ids, customerProfile.name],
            ['Incoming', {}, 'Fabrikam &amp; Sons']
        );
        await partner.switches({ emptyIds: 'array', escapedNames: false });
        const { body } = await partner.referrals('GET', `/${id}`);
        assert.deepEqual([body.customerProfile.ids, body.customerProfile.name], [[], 'Fabrikam & Sons']);
    });

    test('are refused with their name when there is no such switch', async () => {
        const { status, body } = await partner.control<ErrorBody>('PUT', '/switches', { noSuchSwitch: 1 });
        assert.equal(status, 400);
        assert.match(body.error.message, /noSuchSwitch/);
    });
});
