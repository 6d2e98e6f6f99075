import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiDate, compareApiDates, createClock, eventDate } from './clock.ts';

test('a date of the API has up to 7 digits without trailing zeros', () => {
    assert.equal(apiDate(new Date('2022-03-07T05:08:23.810Z'), 1440), '2022-03-07T05:08:23.810144Z');
    assert.equal(apiDate(new Date('2022-03-07T05:08:23.000Z')), '2022-03-07T05:08:23Z');
});

test('dates are ordered by their time, though their texts are not', () => {
    const [early, late] = ['2022-03-07T05:08:23.81Z', '2022-03-07T05:08:23.8101Z'];
    assert.ok(early > late, 'as texts they are the other way round');
    assert.ok(compareApiDates(early, late) < 0);
    assert.equal(compareApiDates(late, late), 0);
});

test('a date of an event has 7 digits and an offset', () => {
    assert.equal(eventDate(new Date('2018-02-17T00:05:39.548Z')), '2018-02-17T00:05:39.5480000+00:00');
});

test('the clock can be moved and goes on from there', () => {
    const clock = createClock();
    clock.moveTo(new Date('2040-01-01T00:00:00Z'));
    assert.equal(clock.now().getUTCFullYear(), 2040);
    assert.equal(createClock(clock.offset()).now().getUTCFullYear(), 2040);
    clock.moveTo(null);
    assert.ok(Math.abs(clock.now().getTime() - Date.now()) < 1000);
});

test('two stamps are never the same', () => {
    const clock = createClock();
    const stamps = Array.from({ length: 5000 }, () => clock.stamp());
    assert.equal(new Set(stamps).size, stamps.length);
    assert.deepEqual([...stamps].sort(compareApiDates), stamps);
});
