import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ApiError } from '../../http/api-error.ts';
import { matchesFilter } from './matches-filter.ts';
import { parseFilter } from './parse-filter.ts';

const record = {
    status: 'New',
    details: { dealValue: 5 },
    team: [{ email: "o'hara@x.example" }],
    gone: null
};
const holds = (filter: string) => matchesFilter(record, parseFilter(filter));

test('and binds closer than or, parentheses closer than both', () => {
    assert.equal(holds("status eq 'New' or status eq 'X' and status eq 'Y'"), true);
    assert.equal(holds("(status eq 'New' or status eq 'X') and status eq 'Y'"), false);
});

test('numbers, null, missing properties and doubled quotes compare by value', () => {
    assert.equal(holds('details/dealValue ge 5 and details/dealValue lt 5.5'), true);
    assert.equal(holds('gone eq null and details/nothing/below eq null'), true);
    assert.equal(holds("details/dealValue eq '5'"), false);
    assert.equal(holds("team/any(m:m/email eq 'o''hara@x.example')"), true);
});

test('a text of any content survives its quotes', () => {
    fc.assert(
        fc.property(fc.string(), (text) => {
            const filter = parseFilter(`status eq '${text.replaceAll("'", "''")}'`);
            assert.deepEqual(filter, { kind: 'compare', path: ['status'], comparison: 'eq', literal: text });
        })
    );
});

test('whatever is no filter is refused with 400, never with a crash', () => {
    const words = fc.constantFrom(
        'status',
        'eq',
        "'New'",
        'and',
        'or',
        '(',
        ')',
        '/',
        'any',
        ':',
        '1',
        'null',
        '$'
    );
    fc.assert(
        fc.property(
            fc.oneof(
                fc.string(),
                fc.array(words).map((list) => list.join(' '))
            ),
            (text) => {
                try {
                    parseFilter(text);
                } catch (error) {
                    assert.ok(error instanceof ApiError && error.status === 400, String(error));
                }
            }
        )
    );
});
