import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person, solution } from '../sync/fixtures/deals.ts';
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

test('the trail keeps what a list had on the side that lost, and names no people', () => {
    const sides = { winner: 'crm' as const, crm: [] };
    const solutions = [
        solution('SOL-1-AAA', { price: 5, quantity: 2, currency: 'USD' }),
        solution('SOL-2-BBB')
    ];
    const details = conflictRows(
        [
            { field: 'solutions', ...sides, partner: solutions },
            { field: 'contacts', ...sides, partner: [person('Kim')] },
            { field: 'team', winner: 'partner', crm: [], partner: [person('Kim')] }
        ],
        defaultMapping,
        at
    ).map(({ detail, restores }) => [/the other value was (.*)\.$/.exec(detail)?.[1], restores]);
    assert.deepEqual(details, [
        ['SOL-1-AAA (2 × 5 USD), SOL-2-BBB', undefined],
        ['1 person', undefined],
        ['empty', undefined]
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
