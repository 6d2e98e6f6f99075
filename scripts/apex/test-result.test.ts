import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { HumanReporter, JUnitFormatTransformer } from '@salesforce/apex-node';
import type { EngineRun } from './engine-run.ts';
import { testResultOf } from './test-result.ts';

const run: EngineRun = {
    passed: 1,
    failed: 1,
    results: [
        { cls: 'DealTest', method: 'syncs', ok: true, ms: 12 },
        {
            cls: 'DealTest',
            method: 'holds',
            ok: false,
            ms: 30,
            error: 'Expected: 1, Actual: 2',
            stack: 'Class.DealTest'
        }
    ],
    coverage: {
        files: [{ name: 'Deal.cls', hit: 9, total: 10, pct: 90, missed: [7] }],
        hit: 9,
        total: 10,
        pct: 90
    }
};
const result = testResultOf(run, '2026-11-20T11:00:00.000Z');

test("Salesforce's reporter prints each test, the failure's text and the uncovered lines", () => {
    const printed = new HumanReporter().format(result, false);
    assert.match(printed, /DealTest\.syncs\s+Pass\s+12/);
    assert.match(printed, /DealTest\.holds\s+Fail\s+Expected: 1, Actual: 2/);
    assert.match(printed, /Deal\s+90%\s+7/);
    assert.match(printed, /Outcome\s+Failed/);
});

test('the JUnit file counts the tests and carries the failure', async () => {
    const xml = await text(new JUnitFormatTransformer(result));
    assert.match(xml, /tests="2" failures="1"/);
    assert.match(xml, /<failure message="Expected: 1, Actual: 2">/);
});
