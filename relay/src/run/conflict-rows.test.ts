import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultMapping } from '../sync/mapping/default-mapping.ts';
import { askedConflictRows } from './asked-conflict-rows.ts';
import { conflictRows } from './conflict-rows.ts';

const at = new Date('2026-11-20T12:00:00Z');
const values = { crm: 100, partner: 200 };

test('the trail keeps the value that lost', () => {
    const details = (['crm', 'partner'] as const).map(
        (winner) => conflictRows([{ field: 'value', winner, ...values }], defaultMapping, at)[0]?.detail
    );
    assert.deepEqual(details, [
        'Amount was changed on both sides: that of Salesforce counts; the other value was 200.',
        'Amount was changed on both sides: that of Microsoft counts; the other value was 100.'
    ]);
});

test('a conflict that waits is told once, with both values', () => {
    const [row] = askedConflictRows({ value: values }, {}, defaultMapping, at);
    assert.equal(row?.outcome, 'Held');
    assert.match(row?.detail ?? '', /Salesforce: 100\. Microsoft: 200/);
    assert.deepEqual(askedConflictRows({ value: values }, { value: values }, defaultMapping, at), []);
});

test('the row brings back what moves together, and nothing of what it cannot write', () => {
    const both = [
        { field: 'value', winner: 'crm', ...values },
        { field: 'currency', winner: 'crm', crm: 'USD', partner: 'EUR' }
    ] as const;
    const [amount] = conflictRows(both, defaultMapping, at);
    assert.deepEqual(amount?.restores, { field: 'Amount', values: { value: 200, currency: 'EUR' } });
    const mirrored = { field: 'substatus', winner: 'partner', crm: 'Won', partner: 'Lost' } as const;
    assert.equal(conflictRows([mirrored], defaultMapping, at)[0]?.restores, undefined);
});
