import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { eventBody, referralId } from './fixtures/event-body.ts';
import { readEvent } from './read-event.ts';

const now = new Date('2026-06-01T12:00:00Z');
const read = (changes: Record<string, unknown> = {}) => readEvent(eventBody(changes), now);
const badBody = { code: 'WEBHOOK_BODY' };

describe('Reading an event', () => {
    it("takes the partner's own referral and Microsoft's for what they are", () => {
        const kinds = [
            ['referral-created', 'referral'],
            ['referral-updated', 'referral'],
            ['Referral-Updated', 'referral'],
            ['related-referral-created', 'microsoft-referral'],
            ['related-referral-updated', 'microsoft-referral']
        ];
        for (const [EventName, kind] of kinds) {
            assert.deepEqual(read({ EventName }).alias, { kind, value: referralId });
        }
    });

    it('takes nothing but the last segment of the address as the id', () => {
        const addresses = [
            `https://api.partner.microsoft.com/v1.0/engagements/referrals/${referralId}`,
            `https://evil.example/${referralId}/`,
            `/relative/${referralId}?api-version=1#part`,
            referralId
        ];
        for (const ResourceUri of addresses) assert.equal(read({ ResourceUri }).alias?.value, referralId);
    });

    it('refuses an id that is not one', () => {
        const ids = [
            '',
            '{{ReferralID}}',
            '..',
            `${referralId}0`,
            `${referralId}%2f`,
            `${referralId}\n`,
            '1234'
        ];
        for (const id of ids) {
            assert.throws(() => read({ ResourceUri: `https://example.com/referrals/${id}` }), badBody, id);
        }
    });

    it('gives an event about something else no alias, and does not look at its address', () => {
        for (const changes of [
            { EventName: 'test-created', ResourceName: 'test', ResourceUri: 'http://localhost:16722/v1/x' },
            { EventName: 'reseller-relationship-accepted-by-customer', ResourceName: 'Customer' },
            { EventName: 'referral-created', ResourceName: 'invoice' },
            { EventName: 'something-new', ResourceName: 'referral' }
        ]) {
            assert.equal(read(changes).alias, null);
        }
    });

    it('ignores the case of names and of ResourceName, and keeps what it does not know', () => {
        const body = {
            eventname: 'referral-updated',
            RESOURCEURI: `x/${referralId}`,
            resourceName: 'Referral',
            resourceChangeUtcDate: '2026-06-01T11:00:00Z',
            SubscriberId: { new: true }
        };
        const event = readEvent(Buffer.from(JSON.stringify(body)), now);
        assert.equal(event.alias?.value, referralId);
        assert.equal(event.payload.EventName, 'referral-updated');
        assert.deepEqual(event.payload['SubscriberId'], { new: true });
    });

    it('prefers the documented spelling where a name stands twice', () => {
        assert.equal(read({ eventname: 'test-created' }).name, 'referral-created');
    });

    it('reads dates with seven digits, with any offset, and without one as UTC', () => {
        const at = (ResourceChangeUtcDate: string) => read({ ResourceChangeUtcDate }).changedAt.toISOString();
        assert.equal(at('2018-02-17T00:05:39.5485487+00:00'), '2018-02-17T00:05:39.548Z');
        assert.equal(at('2018-02-17T02:05:39+02:00'), '2018-02-17T00:05:39.000Z');
        assert.equal(at('2018-02-17T00:05:39.5485487'), '2018-02-17T00:05:39.548Z');
    });

    it('allows for clocks that differ by five minutes, not more', () => {
        read({ ResourceChangeUtcDate: '2026-06-01T12:05:00Z' });
        const future = { code: 'WEBHOOK_FUTURE' };
        assert.throws(() => read({ ResourceChangeUtcDate: '2026-06-01T12:05:00.001Z' }), future);
        assert.throws(() => read({ ResourceChangeUtcDate: '2026-06-01T12:00:00-00:06' }), future);
    });

    it('refuses what is not an event, naming what is wrong', () => {
        for (const text of ['', 'hello', '[]', 'null', '"x"', '{"EventName":']) {
            assert.throws(() => readEvent(Buffer.from(text), now), badBody, text);
        }
        assert.throws(() => readEvent(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), now), badBody);
        for (const name of ['EventName', 'ResourceUri', 'ResourceChangeUtcDate']) {
            const names = { ...badBody, detail: `Missing or wrong: ${name}.` };
            assert.throws(() => read({ [name]: undefined }), names);
            assert.throws(() => read({ [name]: 7 }), names);
        }
        for (const ResourceChangeUtcDate of ['yesterday', '2026-06-01', '2026-13-01T00:00:00Z']) {
            assert.throws(() => read({ ResourceChangeUtcDate }), badBody);
        }
    });

    it('is not fooled by names that JavaScript treats in its own way', () => {
        const body = eventBody().toString().replace('{', '{"__proto__":{"ResourceName":"x"},');
        assert.equal(readEvent(Buffer.from(body), now).alias?.value, referralId);
    });

    const samples = '../shared/conformance/partner-center';
    it("reads Microsoft's published samples", { skip: !existsSync(samples) && 'samples not here' }, () => {
        const files = globSync(`${samples}/webhook{-event,.callback}*.json`);
        assert.ok(files.length > 0);
        for (const file of files) {
            const text = readFileSync(file, 'utf8').replace('{{ReferralID}}', referralId);
            const { alias, name } = readEvent(Buffer.from(text), now);
            assert.equal(alias !== null, /^(related-)?referral-/.test(name), file);
        }
    });
});
