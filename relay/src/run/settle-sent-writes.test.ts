import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyDeal } from '../sync/deal.ts';
import { settleSentWrites } from './settle-sent-writes.ts';

const seen = { ...emptyDeal, value: 100, notes: 'old' };

describe('a write that no run has committed', () => {
    it('becomes memory where the side holds what was sent', () => {
        const settled = settleSentWrites(seen, { ...seen, value: 200 }, [{ value: 200 }]);
        assert.equal(settled?.value, 200);
    });

    it('leaves the memory alone where somebody has changed the field since', () => {
        const settled = settleSentWrites(seen, { ...seen, value: 300 }, [{ value: 200 }]);
        assert.equal(settled?.value, 100);
    });

    it('leaves all other fields alone', () => {
        const settled = settleSentWrites(seen, { ...seen, value: 200, notes: 'new' }, [{ value: 200 }]);
        assert.equal(settled?.notes, 'old');
    });

    it('makes no memory where there was none', () => {
        assert.equal(settleSentWrites(null, seen, [{ value: 100 }]), null);
    });
});
