import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './options.ts';
import { seededRandom } from './seeded-random.ts';

test('lists are separated by commas, and lcov asks for coverage', () => {
    const options = readOptions([
        'test',
        '.',
        '--filter',
        'A,B.c',
        '--packages',
        'x,y',
        '--lcov',
        'out.info'
    ]);
    assert.deepEqual(options.filter, ['A', 'B.c']);
    assert.deepEqual(options.packages, ['x', 'y']);
    assert.equal(options.coverage, true);
    assert.equal(readOptions(['check', '.']).coverage, false);
});

test('what cannot be read is refused with the reason', () => {
    assert.throws(() => readOptions(['run', '.']), /say test or check/);
    assert.throws(() => readOptions(['test']), /name one project folder/);
    assert.throws(() => readOptions(['test', '.', '--coverag']), /--coverag/);
    assert.throws(() => readOptions(['test', '.', '--clock', 'noon']), /noon is no time/);
    assert.throws(() => readOptions(['test', '.', '--seed', 'x']), /x is no whole number/);
});

test('the same seed draws the same numbers, each in [0, 1)', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    assert.deepEqual(draw(7), draw(7));
    assert.notDeepEqual(draw(7), draw(8));
    assert.ok(draw(7).every((number) => number >= 0 && number < 1));
});
