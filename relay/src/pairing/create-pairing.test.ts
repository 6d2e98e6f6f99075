import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { PairingStore } from '../store/pairing/types.ts';
import { createPairing, type Pairing } from './create-pairing.ts';

const NOON = Date.parse('2026-11-20T12:00:00Z');
let at: number;
let pairing: Pairing;
let stored: { code: string | null; tokens: string[]; expiresAt: Date; tries: number };

beforeEach(() => {
    at = NOON;
    stored = { code: null, tokens: [], expiresAt: new Date(0), tries: 0 };
    const store: PairingStore = {
        async setPairingCode(hash, expiresAt, tries) {
            Object.assign(stored, { code: hash, expiresAt, tries });
        },
        tryPairingCode: async (hash) => hash === stored.code,
        async addToken(hash) {
            stored.tokens.push(hash);
        },
        useToken: async (hash) => stored.tokens.includes(hash),
        isPaired: async () => false
    };
    pairing = createPairing(store, () => new Date(at));
});

describe('pairing', () => {
    it('gives a code for ten minutes and five tries, and keeps its hash alone', async () => {
        const code = await pairing.newCode();
        assert.match(code, /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
        assert.deepEqual([stored.expiresAt.getTime() - NOON, stored.tries], [600_000, 5]);
        assert.match(stored.code ?? '', /^[0-9a-f]{64}$/);
    });

    it('takes the code as people type it', async () => {
        const code = await pairing.newCode();
        for (const typed of [
            code,
            code.toLowerCase(),
            code.replace('-', ' '),
            code.replaceAll('0', 'o').replaceAll('1', 'l')
        ])
            await assert.doesNotReject(pairing.redeem(typed), typed);
    });

    it('gives a token for it that the relay then accepts, and keeps its hash alone', async () => {
        const token = await pairing.redeem(await pairing.newCode());
        assert.equal(await pairing.accepts(token), true);
        assert.equal(await pairing.accepts(`${token}x`), false);
        assert.ok(!JSON.stringify(stored).includes(token));
    });

    it('refuses another code', () => assert.rejects(pairing.redeem('AAAAA-AAAAA'), { code: 'PAIRING_CODE' }));
});
