import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryStore } from '../store/memory/memory-store.ts';
import { createSwitchBoard } from './switches.ts';

const now = () => new Date('2026-11-20T12:00:00Z');
const board = (isLocal: boolean) => createSwitchBoard(memoryStore(), { isLocal, now });

describe('the switches', () => {
    for (const [what, sandbox, isLocal, outbound] of [
        ['production', false, false, true],
        ['a sandbox', true, false, false],
        ['an org of which it is not known yet', null, false, false],
        ['a sandbox with a local Partner Center', true, true, true]
    ] as const)
        it(`let ${outbound ? 'everything' : 'nothing'} out of ${what} at first`, async () => {
            const read = await board(isLocal).read(sandbox);
            assert.deepEqual([read.everything, read.inbound, read.outbound], [true, true, outbound]);
            assert.deepEqual([read.changedAt, read.changedBy], [null, null]);
        });

    it('keep what an admin has set, one by one, and who it was', async () => {
        const switches = board(false);
        await switches.change({ outbound: true }, '005000000000001AAA');
        await switches.change({ inbound: false }, '005000000000002AAA');
        const { inbound, outbound, changedAt, changedBy } = await switches.read(true);
        assert.deepEqual(
            [inbound, outbound, changedAt, changedBy],
            [false, true, '2026-11-20T12:00:00.000Z', '005000000000002AAA']
        );
    });
});
