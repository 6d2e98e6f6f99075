import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { logFields, withAuditLines, type LogRow } from './log-row.ts';

const row = (detail: string, at = '2026-11-20T10:00:00.000Z'): LogRow => ({
    direction: 'To Microsoft',
    step: 'Update referral',
    outcome: 'Done',
    detail,
    milliseconds: 12.6,
    at: new Date(at)
});

describe('the readable trail', () => {
    it('has the newest line first', () => {
        const first = withAuditLines(null, [row('value 1 → 2')]);
        const second = withAuditLines(first, [row('value 2 → 3', '2026-11-20T10:05:00.000Z')]);
        assert.deepEqual(second.split('\n'), [
            '2026-11-20T10:05:00.000Z  Update referral: Done. value 2 → 3',
            '2026-11-20T10:00:00.000Z  Update referral: Done. value 1 → 2'
        ]);
    });

    it('keeps the last fifty lines', () => {
        const many = Array.from({ length: 60 }, (_, index) => row(`change ${index}`));
        const lines = withAuditLines(null, many).split('\n');
        assert.equal(lines.length, 50);
        assert.match(lines[0] ?? '', /change 59/);
        assert.match(lines[49] ?? '', /change 10$/);
    });

    it('stays one line for one step, whatever the detail holds', () => {
        assert.equal(withAuditLines(null, [row('first\nsecond')]).split('\n').length, 1);
    });
});

it('a log row fits the fields of Co_sell_Log__c', () => {
    const fields = logFields(
        { ...row('x'.repeat(40_000)), step: 'y'.repeat(100) },
        '006000000000001AAA',
        'id'
    );
    assert.equal((fields['Step__c'] as string).length, 80);
    assert.equal((fields['Detail__c'] as string).length, 30_000);
    assert.equal(fields['Milliseconds__c'], 13);
    assert.equal(fields['Code__c'], null);
});

it('a log row keeps a value that can be restored, unless it would be cut', () => {
    const fieldsOf = (notes: string) => {
        const restores = { field: 'Description', values: { notes } };
        return logFields({ ...row(''), changedBy: 'Kim Ro', restores }, '006000000000001AAA', 'id');
    };
    const { Field__c, Lost_Values__c, Changed_By__c } = fieldsOf('two\nlines');
    assert.deepEqual([Field__c, Changed_By__c], ['Description', 'Kim Ro']);
    assert.deepEqual(JSON.parse(String(Lost_Values__c)), { notes: 'two\nlines' });
    assert.equal('Field__c' in fieldsOf('"'.repeat(20_000)), false);
});
