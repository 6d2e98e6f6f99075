import assert from 'node:assert/strict';
import { test } from 'node:test';
import { performSteps } from './perform-steps.ts';

const explain = () => Promise.resolve(['Last line of its sync log: Held']);

test('each step says one line with its milliseconds and what was seen', async () => {
    const lines: string[] = [];
    const steps = [
        { title: 'First', run: () => Promise.resolve('a referral') },
        { title: 'Second', run: (seen: string) => Promise.resolve(seen) }
    ];
    await performSteps('from the context', steps, explain, (line) => lines.push(line));
    assert.match(lines[0] ?? '', /^✔ 1 First +\d+ ms {2}a referral$/);
    assert.match(lines[1] ?? '', /^✔ 2 Second +\d+ ms {2}from the context$/);
});

test('the first failure ends the round, with what is known about it', async () => {
    const lines: string[] = [];
    const steps = [
        { title: 'First', run: () => Promise.reject(new Error('Waited 30 s')) },
        { title: 'Second', run: () => Promise.resolve('never') }
    ];
    const round = performSteps(null, steps, explain, (line) => lines.push(line));
    await assert.rejects(round, { message: 'Waited 30 s\n  Last line of its sync log: Held' });
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^✘ 1 First/);
});
