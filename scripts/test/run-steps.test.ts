import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runSteps } from './run-steps.ts';
import type { Step } from './step.ts';

const step = (name: string, alone = false): Step => ({
    name,
    checks: '',
    alone,
    run: () => Promise.resolve('')
});

/**
 * Runs the steps with a stand-in whose steps end one by one, and notes what was running whenever one began.
 */
async function beginnings(steps: Step[]): Promise<Record<string, string[]>> {
    const running = new Set<string>();
    const beside: Record<string, string[]> = {};
    const waiting: (() => void)[] = [];
    const results = runSteps(steps, async ({ name }) => {
        beside[name] = [...running];
        running.add(name);
        await new Promise<void>((resolve) => waiting.push(resolve));
        running.delete(name);
        return { step: name, passed: true, note: '', milliseconds: 0 };
    });
    let done = false;
    void results.then(() => (done = true));
    while (!done) {
        waiting.shift()?.();
        await new Promise(setImmediate);
    }
    assert.deepEqual(
        (await results).map((result) => result.step),
        steps.map((each) => each.name)
    );
    return beside;
}

test('two steps run at a time, the next one begins when one ends', async () => {
    const beside = await beginnings([step('a'), step('b'), step('c')]);
    assert.deepEqual(beside, { a: [], b: ['a'], c: ['b'] });
});

test('a step that must be alone waits for all before it, and all after it wait for it', async () => {
    const beside = await beginnings([step('a'), step('b'), step('loop', true), step('c')]);
    assert.deepEqual(beside, { a: [], b: ['a'], loop: [], c: [] });
});
