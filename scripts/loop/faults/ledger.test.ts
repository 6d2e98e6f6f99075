import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge, type Edit, type Side } from './ledger.ts';

let clock = 0;
const edit = (side: Side, value: string, given: Partial<Edit> = {}): Edit => ({
    deal: 1,
    side,
    field: 'value',
    value,
    sent: ++clock,
    taken: ++clock,
    ...given
});
const verdict = (edits: Edit[], here: string, there = here, told: string[] = []) =>
    judge(
        edits,
        () => ({ salesforce: { name: '', value: here }, microsoft: { name: '', value: there } }),
        () => told
    ).lost;

test('the last edit is there on both sides, and so the earlier ones are superseded', () => {
    assert.deepEqual(
        verdict([edit('salesforce', '1'), edit('microsoft', '2'), edit('salesforce', '3')], '3'),
        []
    );
});

test('an edit after the one that is there is lost', () => {
    const [lost, ...more] = verdict([edit('salesforce', '1'), edit('microsoft', '2')], '1');
    assert.match(lost ?? '', /value 2 given in microsoft: both sides have 1, which is older/);
    assert.deepEqual(more, []);
});

test('it is not lost where a conflict row keeps its value', () => {
    const row = 'Amount was changed on both sides: that of Salesforce counts; the other value was 2.';
    assert.deepEqual(verdict([edit('salesforce', '1'), edit('microsoft', '2')], '1', '1', [row]), []);
});

test('of two edits on one side only the later one needs a conflict row', () => {
    const edits = [edit('salesforce', '1'), edit('microsoft', '2'), edit('microsoft', '3')];
    assert.equal(verdict(edits, '1').length, 1);
    assert.deepEqual(verdict(edits, '1', '1', ['the other value was 3.']), []);
});

test('of two edits at the same moment either may be the last', () => {
    const edits = [
        edit('salesforce', '1', { sent: 91, taken: 94 }),
        edit('microsoft', '2', { sent: 92, taken: 93 })
    ];
    assert.deepEqual(verdict(edits, '1'), []);
    assert.deepEqual(verdict(edits, '2'), []);
});

test('sides that differ have lost every edit', () => {
    assert.match(verdict([edit('salesforce', '1')], '1', '2')[0] ?? '', /Salesforce has 1, Microsoft 2/);
});

test('a value that nobody gave is told', () => {
    assert.match(verdict([edit('salesforce', '1')], '7')[0] ?? '', /nobody ever gave value the value 7/);
});

test('a deal that a side does not have is lost', () => {
    const { lost } = judge(
        [edit('salesforce', '1')],
        () => ({ salesforce: null, microsoft: null }),
        () => []
    );
    assert.equal(lost.length, 1);
});
