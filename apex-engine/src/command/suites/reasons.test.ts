import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasons } from './reasons.ts';

const failed = (method: string, error: string) => ({ cls: 'OrderTest', method, ok: false, error });

test('Tests that fail for the same reason are counted together, the most frequent first', () => {
    assert.deepEqual(
        reasons([
            { cls: 'OrderTest', method: 'passes', ok: true },
            failed('a', 'System.AssertException: Assertion Failed: Expected: 3, Actual: 5'),
            failed('b', 'unsupported: DataWeave at my classes/Order.cls:12'),
            failed('c', 'unsupported: DataWeave at classes/Order.cls:40')
        ]),
        [
            { reason: 'unsupported: DataWeave', tests: ['OrderTest.b', 'OrderTest.c'] },
            {
                reason: 'System.AssertException: Assertion Failed: Expected: <n>, Actual: <n>',
                tests: ['OrderTest.a']
            }
        ]
    );
});

test('Record ids and further lines do not make two reasons of one', () => {
    const [reason, ...others] = reasons([
        failed('a', 'No row 001000000000001AAA\n    Class.Order.load: line 3'),
        failed('b', 'No row 001000000000002AAA\n    Class.Order.load: line 9')
    ]);
    assert.equal(reason?.reason, 'No row <id>');
    assert.deepEqual(others, []);
});
