import assert from 'node:assert/strict';
import { it } from 'node:test';
import { emptyDeal } from '../sync/deal.ts';
import { describeChanges } from './describe-changes.ts';

it('the trail shows business values before and after, and of notes and people only that they changed', () => {
    const text = describeChanges(
        { ...emptyDeal, value: 100, notes: 'private' },
        {
            value: 200,
            notes: 'still private',
            contacts: [{ firstName: 'Ann', lastName: 'Lee', email: 'a@b.c', phone: null }]
        }
    );
    assert.equal(text, 'value 100 → 200, notes, contacts');
});
