import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyDeal } from '../sync/deal.ts';
import type { Memory } from '../sync/memory.ts';
import { settleSentWrites, type SentWrite } from './settle-sent-writes.ts';

const old: Memory = { ...emptyDeal, value: 100, notes: 'old' };
const seen = { written: old, other: old };
const sent = (changes: Memory): SentWrite => ({ changes, from: changes, over: old });
const settle = (now: Memory, writes: SentWrite[], isPatch = true) =>
    settleSentWrites(seen, { ...old, ...now }, writes, { isPatch });

describe('a write that no run has committed', () => {
    it('becomes the memory of both sides where what was sent is there', () => {
        for (const isPatch of [true, false]) {
            const { written, other } = settle({ value: 200 }, [sent({ value: 200 })], isPatch);
            assert.deepEqual([written.value, other.value], [200, 200]);
        }
    });

    it('is older than what somebody has put there since: that alone is news', () => {
        const { written, other } = settle({ value: 300 }, [sent({ value: 200 })]);
        assert.deepEqual([written.value, other.value], [200, 200]);
    });

    it('leaves the memories alone where nothing has happened: it is sent again', () => {
        assert.deepEqual(settle({}, [sent({ value: 200 })]), seen);
    });

    it('was there before it was taken back, where another field of the same patch is there', () => {
        const { written, other } = settle({ notes: 'new' }, [sent({ value: 200, notes: 'new' })]);
        assert.deepEqual([written.value, other.value], [200, 200]);
    });

    it('leaves all other fields alone', () => {
        assert.equal(settle({ value: 200, notes: 'new' }, [sent({ value: 200 })]).written.notes, 'old');
    });

    it('counts each by itself: the first arrived, the second never', () => {
        const { written, other } = settle({ value: 200 }, [
            sent({ value: 200 }),
            { ...sent({ value: 250 }), over: { ...old, value: 200 } }
        ]);
        assert.deepEqual([written.value, other.value], [200, 200]);
    });

    it('counts each element of a list by itself: what came since is news', () => {
        const [ours, since] = [
            { who: 'a', all: 'a' },
            { who: 'b', all: 'b' }
        ];
        const { written, other } = settle({ team: [ours, since] }, [sent({ team: [ours] })]);
        assert.deepEqual([written.team, other.team], [[ours], [ours]]);
        assert.deepEqual(settle({ team: [since] }, [sent({ team: [ours] })]), seen, 'never arrived');
    });

    it('was there before an element was taken back, where another field of the same patch is there', () => {
        const team = [{ who: 'a', all: 'a' }];
        const { written, other } = settle({ notes: 'new' }, [sent({ team, notes: 'new' })]);
        assert.deepEqual([written.team, other.team], [team, team]);
        const ofSalesforce = settle({ notes: 'new' }, [sent({ team, notes: 'new' })], false);
        assert.deepEqual(ofSalesforce.written.team, [], 'its saves have parts');
    });

    it('does not take for its own what the side had got by itself and the list carried along', () => {
        const [ours, theirs] = [
            { who: 'ours', all: '1' },
            { who: 'theirs', all: '2' }
        ];
        const write = { changes: { team: [theirs, ours] }, from: { team: [ours] }, over: { team: [theirs] } };
        const { written, other } = settle({ team: [theirs, ours] }, [write]);
        assert.deepEqual([written.team, other.team], [[ours], [ours]]);
    });

    it('tells of Salesforce only what stands there: its saves have parts', () => {
        assert.deepEqual(settle({ value: 300 }, [sent({ value: 200 })], false), seen);
        const { written } = settle({ notes: 'new' }, [sent({ value: 200, notes: 'new' })], false);
        assert.deepEqual([written.value, written.notes], [100, 'new']);
    });
});
