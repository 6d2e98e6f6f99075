import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Hint, ReceivedEvent } from '../store/types.ts';
import { openInbox } from './open-inbox.ts';

const event = (bodyHash: string): ReceivedEvent => ({
    source: 'partner-center',
    bodyHash,
    body: '{}',
    receivedAt: new Date('2026-11-20T12:00:00Z')
});
const hints: Hint[] = [{ alias: { kind: 'referral', value: 'r' }, kind: 'changed' }];

/** A store whose first two statements end when they are told to; what it cannot store is called `bad`. */
function given({ left = 0 } = {}) {
    const stored: string[][] = [];
    const first = Promise.withResolvers<void>();
    let kept = left;
    let hinted = 0;
    const errors: unknown[] = [];
    const inbox = openInbox({
        store: {
            async keepEvents(events) {
                if (!stored.length) await first.promise;
                const names = events.map((one) => one.event.bodyHash);
                if (names.includes('bad')) throw new Error('cannot be stored');
                stored.push(names);
                kept += names.length;
            },
            async hintKept() {
                const taken = kept;
                kept = 0;
                hinted += taken;
                return taken;
            }
        },
        onError: (error) => errors.push(error)
    });
    return { inbox, stored, first, errors, hinted: () => hinted };
}

describe('the inbox', () => {
    it('stores together what comes while two others are stored, and then hints it', async () => {
        const { inbox, stored, first, hinted } = given();
        const all = ['a', 'b', 'c', 'd'].map((name) => inbox.keep(event(name), hints));
        first.resolve();
        await Promise.all(all);
        assert.deepEqual(stored, [['a'], ['b'], ['c', 'd']]);
        await inbox.close();
        assert.ok(hinted() > 0);
    });

    it('answers nobody before it is stored', async () => {
        const { inbox, first } = given();
        let answered = false;
        const one = inbox.keep(event('a'), hints).then(() => (answered = true));
        await new Promise(setImmediate);
        assert.equal(answered, false);
        first.resolve();
        await one;
        await inbox.close();
    });

    it('refuses the one that cannot be stored, and stores the others', async () => {
        const { inbox, stored, first } = given();
        const [a, bad, c] = ['a', 'bad', 'c'].map((name) => inbox.keep(event(name), hints));
        first.resolve();
        await assert.rejects(bad as Promise<void>, /cannot be stored/);
        await Promise.all([a, c]);
        assert.deepEqual(stored.flat().sort(), ['a', 'c']);
        await inbox.close();
    });

    it('takes up at its start what a process that died has left behind', async () => {
        const { inbox, hinted } = given({ left: 3 });
        await inbox.close();
        assert.equal(hinted(), 3);
    });
});
