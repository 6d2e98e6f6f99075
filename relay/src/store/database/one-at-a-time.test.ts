import assert from 'node:assert/strict';
import { it } from 'node:test';
import { oneAtATime } from './one-at-a-time.ts';

it('runs one at a time, urgent ones first, and goes on after a failure', async () => {
    const turn = oneAtATime();
    const done: string[] = [];
    let running = 0;
    const work = (name: string) => async () => {
        assert.equal((running += 1), 1);
        await new Promise(setImmediate);
        running -= 1;
        done.push(name);
        if (name === 'second') throw new Error(name);
    };
    await Promise.allSettled([
        turn(work('first')),
        turn(work('second')),
        turn(work('third')),
        turn(work('urgent'), { isUrgent: true })
    ]);
    await turn(work('last'));
    assert.deepEqual(done, ['first', 'urgent', 'second', 'third', 'last']);
});
