import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cronFields, nextFireTime } from './cron-expression.ts';

/** A Friday. */
const NOW = Date.UTC(2026, 10, 27, 15, 30);

function next(expression: string): string | null {
    const moment = nextFireTime(cronFields(expression)!, NOW);
    return moment === null ? null : new Date(moment).toISOString().slice(0, 19);
}

test('the next moment is found over days, weekdays, months and years', () => {
    assert.equal(next('0 0 16 * * ?'), '2026-11-27T16:00:00');
    assert.equal(next('0 0 15 * * ?'), '2026-11-28T15:00:00');
    assert.equal(next('0 0 9 ? * MON-FRI'), '2026-11-30T09:00:00');
    assert.equal(next('0 0 9 ? * 2-6'), '2026-11-30T09:00:00');
    assert.equal(next('0 0 9 ? * MON'), '2026-11-30T09:00:00');
    assert.equal(next('0 0/15 * * * ?'), '2026-11-27T15:45:00');
    assert.equal(next('30 30 15 27 NOV ? 2026'), '2026-11-27T15:30:30');
    assert.equal(next('0 0 0 29 2 ?'), '2028-02-29T00:00:00');
});

test('a year that is over never comes', () => {
    assert.equal(next('0 0 0 1 1 ? 2020'), null);
});

test('an expression of fewer than six or more than seven fields is none', () => {
    assert.equal(cronFields('0 0 0 * *'), null);
    assert.equal(cronFields('0 0 0 * * ? 2026 1'), null);
});
