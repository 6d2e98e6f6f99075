import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateRange } from './date-literal.ts';

/** A Friday. */
const NOW = Date.UTC(2026, 10, 27, 15, 30);

const days = (literal: string, count = 0): string => {
    const { from, until } = dateRange(literal, count, NOW);
    return [from, until].map((moment) => new Date(moment).toISOString().slice(0, 10)).join(' ');
};

test('a literal stands for whole days up to the next', () => {
    assert.equal(days('today'), '2026-11-27 2026-11-28');
    assert.equal(days('yesterday'), '2026-11-26 2026-11-27');
    assert.equal(days('this_week'), '2026-11-22 2026-11-29');
    assert.equal(days('last_month'), '2026-10-01 2026-11-01');
    assert.equal(days('next_quarter'), '2027-01-01 2027-04-01');
    assert.equal(days('this_fiscal_year'), '2026-01-01 2027-01-01');
    assert.equal(days('last_90_days'), '2026-08-29 2026-11-28');
});

test('the last n days include today, the last n weeks, months and years end before this one', () => {
    assert.equal(days('last_n_days', 7), '2026-11-20 2026-11-28');
    assert.equal(days('next_n_days', 2), '2026-11-28 2026-11-30');
    assert.equal(days('n_days_ago', 3), '2026-11-24 2026-11-25');
    assert.equal(days('last_n_weeks', 1), '2026-11-15 2026-11-22');
    assert.equal(days('next_n_months', 2), '2026-12-01 2027-02-01');
    assert.equal(days('n_years_ago', 1), '2025-01-01 2026-01-01');
});
