import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { sweepBench, type SweepBench } from './fixtures/sweep-bench.ts';
import { DELETED_PEOPLE_SWEEP, sweepDeletedPeople } from './sweep-deleted-people.ts';

const MORNING = '2026-11-20T08:00:00.000+0000';
const row = (changes: object = {}) => ({
    ...{ FirstName: 'Kim', LastName: 'Ro', Email: 'Kim@x.example', Phone: null },
    ...{ MasterRecordId: null, SystemModstamp: MORNING },
    ...changes
});
let bench: SweepBench;
beforeEach(() => (bench = sweepBench()));

describe('a contact that was deleted', () => {
    it('is forgotten by its address, else by name and phone', async () => {
        bench.rows['Contact'] = [row(), row({ Email: null, Phone: '+49 30' })];
        await sweepDeletedPeople(bench.context);
        assert.deepEqual(bench.forgotten, ['e-mail kim@x.example', 'name ["Kim","Ro","+49 30"]']);
    });

    it('and was merged into another one, is not forgotten', async () => {
        bench.rows['Contact'] = [row({ MasterRecordId: '003000000000001AAA' })];
        await sweepDeletedPeople(bench.context);
        assert.deepEqual(bench.forgotten, []);
    });

    it('is looked for once, with an overlap', async () => {
        bench.rows['Contact'] = [row()];
        await sweepDeletedPeople(bench.context);
        assert.deepEqual(bench.marks.get(DELETED_PEOPLE_SWEEP), { newest: MORNING });
        await sweepDeletedPeople(bench.context);
        assert.doesNotMatch(bench.queries[0] ?? '', />=/);
        assert.match(bench.queries[1] ?? '', /IsDeleted = true AND SystemModstamp >= 2026-11-20T07:45:00Z/);
    });
});
