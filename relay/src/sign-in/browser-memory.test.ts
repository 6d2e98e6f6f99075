import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { openMemory, sealMemory } from './browser-memory.ts';

const key = randomBytes(32);
const memory = {
    ticket: 't'.repeat(43),
    state: 's'.repeat(43),
    nonce: 'n'.repeat(43),
    verifier: 'v'.repeat(43)
};

describe('what the browser carries', () => {
    it('comes back as it was, fits into a cookie, and shows nothing', () => {
        const sealed = sealMemory(key, memory);
        assert.deepEqual(openMemory(key, sealed), memory);
        assert.match(sealed, /^[\w-]{1,1000}$/);
        assert.doesNotMatch(Buffer.from(sealed, 'base64url').toString('latin1'), /ssss|vvvv/);
    });

    it('counts for nothing when it is not ours', () => {
        const sealed = sealMemory(key, memory);
        const altered = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
        for (const other of ['', 'x', altered, sealMemory(randomBytes(32), memory)])
            assert.equal(openMemory(key, other), null);
    });
});
