import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SignInState } from '../partner-center/tokens.ts';
import { createSignedInSignal } from './signed-in-signal.ts';

describe('waiting for a sign-in', () => {
    it('is over at once where somebody has signed in, even if that has ended', async () => {
        const ended: SignInState = { kind: 'ended', detail: 'invalid_grant', at: '' };
        await createSignedInSignal({ state: async () => ended }).wait(new AbortController().signal);
    });

    it('is over when somebody signs in', async () => {
        let state: SignInState = { kind: 'nobody' };
        const signal = createSignedInSignal({ state: async () => state });
        const waiting = signal.wait(new AbortController().signal);
        state = { kind: 'ended', detail: '', at: '' };
        signal.changed();
        await waiting;
    });

    it('ends with the relay', async () => {
        const stopping = new AbortController();
        const waiting = createSignedInSignal({ state: async () => ({ kind: 'nobody' }) }).wait(
            stopping.signal
        );
        stopping.abort(new Error('stopping'));
        await assert.rejects(waiting);
    });
});
