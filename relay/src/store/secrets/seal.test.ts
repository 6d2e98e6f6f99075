import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { seal, unseal } from './seal.ts';

const key = randomBytes(32);

describe('a sealed secret', () => {
    it('comes out as it went in', () => {
        fc.assert(
            fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (secret, name) => {
                assert.equal(unseal(key, name, seal(key, name, secret)), secret);
            })
        );
    });

    it('does not show what is in it, nor that it is the same again', () => {
        const [one, two] = [seal(key, 'token', 'plain-text'), seal(key, 'token', 'plain-text')];
        assert.equal(one.includes('plain'), false);
        assert.notDeepEqual(one, two);
    });

    it('opens with its own key and name only', () => {
        const sealed = seal(key, 'token', 'secret');
        assert.throws(() => unseal(randomBytes(32), 'token', sealed));
        assert.throws(() => unseal(key, 'other', sealed));
    });

    it('does not open once a bit of it is changed, or a part is missing', () => {
        const sealed = seal(key, 'token', 'secret');
        for (let at = 0; at < sealed.length; at++) {
            const changed = Buffer.from(sealed);
            changed[at]! ^= 1;
            assert.throws(() => unseal(key, 'token', changed), `byte ${at}`);
            assert.throws(() => unseal(key, 'token', sealed.subarray(0, at)), `${at} bytes`);
        }
    });
});
