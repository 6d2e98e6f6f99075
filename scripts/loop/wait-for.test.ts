import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NotSeen, waitFor } from './wait-for.ts';

test('a wait ends with the value of the first probe that is done', async () => {
    let count = 0;
    const value = await waitFor('three', 10, async () => ({
        done: ++count === 3,
        seen: `${count}`,
        value: count
    }));
    assert.equal(value, 3);
});

test('a wait that runs out says what was awaited and what was last seen', async () => {
    const wait = waitFor('a referral', 0, async () => ({ done: false, seen: 'none' }));
    await assert.rejects(wait, (error) => {
        assert.ok(error instanceof NotSeen);
        assert.equal(error.message, 'Waited 0 s for a referral; last seen: none.');
        return true;
    });
});

test('what a probe throws ends the wait at once', async () => {
    const wait = waitFor('anything', 10, () => Promise.reject(new Error('the org is gone')));
    await assert.rejects(wait, /the org is gone/);
});
