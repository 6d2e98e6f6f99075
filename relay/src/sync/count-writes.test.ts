import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countWrites, type FieldWrites } from './count-writes.ts';
import type { Changes } from './deal.ts';
import { fingerprint, person } from './fixtures/deals.ts';

/** Runs one after the other; what the last one calls oscillating. */
function after(...runs: { toCrm?: Changes; toPartner?: Changes }[]) {
    let writes: FieldWrites = {};
    let oscillating: string[] = [];
    for (const { toCrm = {}, toPartner = {} } of runs)
        ({ writes, oscillating } = countWrites(
            JSON.parse(JSON.stringify(writes)) as FieldWrites,
            { toCrm, toPartner },
            fingerprint
        ));
    return oscillating;
}

describe('counting writes', () => {
    it('calls a field oscillating that is written to and fro three times in a row', () => {
        const fro = [{ toPartner: { value: 1 } }, { toCrm: { value: 2 } }, { toPartner: { value: 1 } }];
        assert.deepEqual(after(...fro.slice(0, 2)), []);
        assert.deepEqual(after(...fro), ['value']);
    });

    it('calls a field oscillating that is written with the same value three times in a row', () => {
        const again = { toCrm: { notes: 'Ours' } };
        assert.deepEqual(after(again, again), []);
        assert.deepEqual(after(again, again, again), ['notes']);
    });

    it('lets a seller change a value three times in a row', () => {
        assert.deepEqual(after(...[1, 2, 3, 4].map((value) => ({ toPartner: { value } }))), []);
    });

    it('starts anew after a run that left the field alone', () => {
        const again = { toCrm: { value: 2 } };
        assert.deepEqual(after(again, again, { toCrm: { name: 'x' } }, again), []);
    });

    it('lets a list grow on both sides in turn', () => {
        const [one, two] = [[person('Ann')], [person('Ann'), person('Bo')]];
        const turns = [{ toCrm: { team: one } }, { toPartner: { team: two } }, { toCrm: { team: two } }];
        assert.deepEqual(after(...turns), []);
    });
});
