import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDate, Datetime, Decimal, Double } from '../values/index.ts';
import { compareValues, comparisonKey } from './compare.ts';
import { likePattern } from './like-pattern.ts';

test('texts are the same in any case, unless the field tells cases apart', () => {
    assert.equal(comparisonKey('Acme', null), comparisonKey('ACME', null));
    const exact = { type: 'STRING', caseSensitive: true };
    assert.notEqual(comparisonKey('Acme', exact), comparisonKey('ACME', exact));
});

test('an id of 15 characters is the one of 18, and numbers are the same whatever their type', () => {
    const id = { type: 'ID', caseSensitive: false };
    assert.equal(comparisonKey('001000000000001', id), comparisonKey('001000000000001AAA', id));
    assert.equal(comparisonKey(2, null), comparisonKey(Decimal.parse('2.00'), null));
    assert.equal(comparisonKey(2n, null), comparisonKey(new Double(2), null));
});

test('a date is midnight, a blank checkbox is false, empty text is null', () => {
    assert.equal(comparisonKey(new ApexDate(1), null), comparisonKey(new Datetime(864e5), null));
    assert.equal(comparisonKey(null, { type: 'BOOLEAN', caseSensitive: false }), comparisonKey(false, null));
    assert.equal(comparisonKey('', null), comparisonKey(null, null));
});

test('order is by number, moment or letters', () => {
    assert.ok(compareValues(Decimal.parse('10'), 9) > 0);
    assert.ok(compareValues('b', 'A') > 0);
    assert.ok(compareValues(new ApexDate(1), new Datetime(1)) > 0);
});

test('LIKE knows %, _ and their escapes, and nothing of regular expressions', () => {
    assert.ok(likePattern('A%e').test('acme'));
    assert.ok(likePattern('A_me').test('Acme'));
    assert.ok(!likePattern('A_e').test('Acme'));
    assert.ok(likePattern('100\\%').test('100%'));
    assert.ok(!likePattern('100\\%').test('1000'));
    assert.ok(!likePattern('a.c').test('abc'));
});
