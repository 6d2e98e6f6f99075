import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UnsecuredJWT } from 'jose';
import { claimsOf, hadSecondFactor } from './claims.ts';

const token = (claims: Record<string, unknown>) => new UnsecuredJWT(claims).encode();

describe('what an access token says', () => {
    it('is tenant, user and how the user proved who they are', () => {
        const claims = claimsOf(token({ tid: 'tenant', upn: 'a@b.example', amr: ['pwd', 'mfa'], more: 1 }));
        assert.equal(claims.tid, 'tenant');
        assert.equal(claims.upn, 'a@b.example');
        assert.equal(hadSecondFactor(claims), true);
    });

    it('is nothing where the token is opaque, or says it in another form', () => {
        for (const opaque of ['', 'opaque', 'a.b.c', token({ amr: 'mfa' })])
            assert.deepEqual(claimsOf(opaque), {});
    });

    it('may be that there was a password alone, or not a word of it', () => {
        assert.equal(hadSecondFactor({ amr: ['pwd'] }), false);
        assert.equal(hadSecondFactor({ amr: ['ngcmfa'] }), true);
        assert.equal(hadSecondFactor({}), null);
    });
});
