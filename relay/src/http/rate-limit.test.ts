import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRateLimit } from './rate-limit.ts';

describe('a limit per minute', () => {
    it('counts each caller, and says when there is room again', () => {
        let at = 90_000;
        const limit = createRateLimit(2, () => new Date(at));
        assert.deepEqual([limit.take('a'), limit.take('a'), limit.take('a')], [null, null, 30]);
        assert.equal(limit.seconds('a'), 30);
        assert.equal(limit.take('b'), null);
        at = 119_999;
        assert.equal(limit.take('a'), 1);
        at = 120_000;
        assert.equal(limit.take('a'), null);
    });
});
