import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { CosellError } from '@cosell/contracts';
import { newSignIn } from '../partner-center/sign-in-record.ts';
import type { FixedDates } from '../dates/dated-things.ts';
import type { SignInState } from '../partner-center/tokens.ts';
import { createSignInWatch } from './watch.ts';

const DAY_MS = 86_400_000;
const start = new Date('2026-11-20T12:00:00Z');

/** A watch over a sign-in that the test says. */
function watched(t: TestContext, dates: Partial<FixedDates> = {}) {
    const said: { level: string; message: string; link?: string }[] = [];
    const say = (level: string) => (told: { link?: string }, message?: string) =>
        void said.push({ level, message: message ?? '', ...(told.link ? { link: told.link } : {}) });
    const given = {
        said,
        now: start,
        state: { kind: 'signed in', record: newSignIn('id', 'token', [], start) } as SignInState,
        renewals: [] as Date[],
        failure: null as Error | null,
        relayCertificateEnds: null as Date | null,
        links: 0
    };
    const watch = createSignInWatch({
        tokens: {
            state: async () => given.state,
            async renewOlderThan(before) {
                given.renewals.push(before);
                if (given.failure) throw given.failure;
            }
        },
        dates: {
            ...{ clientSecretExpires: null, salesforceCertificateEnds: null, rootCertificateEnds: null },
            ...dates
        },
        relayCertificateEnd: async () => given.relayCertificateEnds,
        createLink: async () => `https://relay.example/${(given.links += 1)}`,
        now: () => given.now,
        log: { warn: say('warn'), error: say('error'), info: say('info') }
    });
    t.after(() => watch.close());
    return Object.assign(given, { watch });
}

describe('the watch over the sign-in', () => {
    it('renews what was not redeemed for 20 hours', async (t) => {
        const { watch, renewals, said } = watched(t);
        await watch.look();
        assert.deepEqual(renewals, [new Date('2026-11-19T16:00:00Z')]);
        assert.deepEqual(said, []);
        assert.deepEqual(await watch.health(), { signedIn: true, problem: null, endings: [] });
    });

    it('says once that nobody is signed in, with a link, and again when it has ended', async (t) => {
        const given = watched(t);
        given.state = { kind: 'nobody' };
        await given.watch.look();
        await given.watch.look();
        assert.deepEqual(
            given.said.map(({ link }) => link),
            ['https://relay.example/1']
        );
        assert.equal(given.renewals.length, 0);
        given.state = { kind: 'ended', detail: 'invalid_grant', at: '2026-11-20T12:00:00Z' };
        await given.watch.look();
        assert.equal(given.said.length, 2);
        const { signedIn, problem } = await given.watch.health();
        assert.deepEqual([signedIn, problem], [false, 'Since 2026-11-20T12:00:00Z: invalid_grant']);
    });

    it('says it anew after a sign-in that has ended too', async (t) => {
        const given = watched(t);
        const signedIn = given.state;
        for (const state of [{ kind: 'nobody' } as const, signedIn, { kind: 'nobody' } as const]) {
            given.state = state;
            await given.watch.look();
        }
        assert.equal(given.said.length, 2);
    });

    it('warns 30, 7 and 1 days before the end of the client secret, each once', async (t) => {
        const given = watched(t, { clientSecretExpires: new Date(start.getTime() + 40 * DAY_MS) });
        const warnings = [];
        for (let day = 0; day <= 41; day += 1) {
            given.now = new Date(start.getTime() + day * DAY_MS);
            given.state = { kind: 'signed in', record: newSignIn('id', 'token', [], given.now) };
            const before = given.said.length;
            await given.watch.look();
            if (given.said.length > before) warnings.push(40 - day);
        }
        assert.deepEqual(warnings, [30, 7, 1, 0]);
    });

    it('warns before 90 days without a renewal are over', async (t) => {
        const given = watched(t);
        given.failure = new CosellError('PARTNER_CENTER_UNAVAILABLE', 'no answer');
        given.now = new Date(start.getTime() + 85 * DAY_MS);
        await given.watch.look();
        assert.match(
            given.said.map(({ message }) => message).join('\n'),
            /sign-in ends in 5 days\. Let the relay reach Microsoft/
        );
    });

    it('warns of certificates that end, of that at the public address as it is at each look', async (t) => {
        const given = watched(t, { salesforceCertificateEnds: new Date(start.getTime() + 20 * DAY_MS) });
        await given.watch.look();
        given.relayCertificateEnds = new Date(start.getTime() + 6.5 * DAY_MS);
        await given.watch.look();
        await given.watch.look();
        assert.deepEqual(
            given.said.map(({ message }) => message.split('. ')[0]),
            ['The Salesforce certificate ends in 20 days', 'The certificate of the relay ends in 6 days']
        );
        const { endings } = await given.watch.health();
        assert.deepEqual(
            endings.map(({ what, days }) => [what, days]),
            [
                ['certificate of the relay', 6],
                ['Salesforce certificate', 20]
            ]
        );
        given.relayCertificateEnds = new Date(start.getTime() + 90 * DAY_MS);
        await given.watch.look();
        assert.equal((await given.watch.health()).endings.length, 1);
    });
});
