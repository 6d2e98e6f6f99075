import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FEWEST_CALLS, firstLimit, halve, MOST_CALLS, raise } from './limit.ts';

describe('the limit of calls to a host', () => {
    it('grows by one with each round of good answers', () => {
        let limit = { calls: 4, halvedAt: -Infinity };
        for (let answer = 0; answer < 5; answer++) limit = raise(limit, 4);
        assert.equal(Math.floor(limit.calls), 5);
    });

    it('does not grow while it is not in use', () => {
        assert.deepEqual(raise(firstLimit, 1), firstLimit);
    });

    it('is halved once for all calls that were under way together', () => {
        const halved = halve(firstLimit, 10, 20);
        assert.equal(halved.calls, firstLimit.calls / 2);
        assert.deepEqual(halve(halved, 15, 21), halved);
        assert.equal(halve(halved, 21, 22).calls, firstLimit.calls / 4);
    });

    it('stays between one call and the most, whatever happens', () => {
        const events = fc.array(fc.tuple(fc.boolean(), fc.nat(64), fc.nat(5)), { maxLength: 500 });
        fc.assert(
            fc.property(events, (all) => {
                let limit = firstLimit;
                let now = 0;
                for (const [isGood, underWay, passed] of all) {
                    now += passed;
                    const before = limit.calls;
                    limit = isGood ? raise(limit, underWay) : halve(limit, now - 1, now);
                    assert.ok(limit.calls >= FEWEST_CALLS && limit.calls <= MOST_CALLS);
                    assert.ok(isGood ? limit.calls >= before : limit.calls <= before);
                }
            })
        );
    });
});
