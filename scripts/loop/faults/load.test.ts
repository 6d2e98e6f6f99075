import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Loop } from '../start-loop.ts';
import { createLoad, type DrivenDeal } from './load.ts';

const deal: DrivenDeal = {
    ...{ number: 1, began: 'microsoft', opportunityId: '006', referralId: 'referral' },
    aside: false
};

describe('the load', () => {
    it('edits one side of a deal in turn, so that the last edit is known, and goes on after a refusal', async () => {
        let under = 0;
        let most = 0;
        const values: unknown[] = [];
        const post = async (_path: string, [{ value }]: [{ value: number }]) => {
            most = Math.max(most, ++under);
            await new Promise(setImmediate);
            under -= 1;
            values.push(value);
            if (values.length === 2) throw new Error('refused');
        };
        const load = createLoad({ control: { post } } as unknown as Loop, {} as never, () => 0);
        await Promise.all(
            Array.from({ length: 4 }, () => load.edit(deal, 'microsoft', 'value').catch(() => null))
        );
        assert.equal(most, 1);
        assert.deepEqual(
            load.edits.map(({ value }) => Number(value)),
            [values[0], values[2], values[3]]
        );
        for (const [index, { sent }] of load.edits.slice(1).entries())
            assert.ok(sent > load.edits[index]!.taken);
    });
});
