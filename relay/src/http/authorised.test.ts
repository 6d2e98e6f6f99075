import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAuthorised } from './authorised.ts';

describe('a bearer token', () => {
    const token = 'a'.repeat(32);
    it('lets in who carries it, whatever the case of the scheme', () => {
        assert.equal(isAuthorised(`Bearer ${token}`, token), true);
        assert.equal(isAuthorised(`bearer ${token}`, token), true);
    });
    for (const [what, sent] of [
        ['nothing', undefined],
        ['another token', `Bearer ${'b'.repeat(32)}`],
        ['the beginning of it', `Bearer ${token.slice(1)}`],
        ['another scheme', `Basic ${token}`],
        ['more than it', `Bearer ${token} more`]
    ] as const)
        it(`keeps out who sends ${what}`, () => assert.equal(isAuthorised(sent, token), false));
    it('lets nobody in where the relay has none', () => assert.equal(isAuthorised('Bearer x', null), false));
});
