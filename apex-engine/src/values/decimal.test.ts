import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decimal } from './decimal.ts';
import type { RoundingMode } from './rounding.ts';

const decimal = (text: string): Decimal => Decimal.parse(text)!;

test('The scale of a text is kept, an exponent moves the point', () => {
    for (const [text, written] of [
        ['1.50', '1.50'],
        [' -0.05 ', '-0.05'],
        ['1.5e3', '1500'],
        ['15E-4', '0.0015'],
        ['.5', '0.5']
    ])
        assert.equal(decimal(text!).toString(), written);
    assert.equal(Decimal.parse('1,5'), null);
    assert.equal(Decimal.parse(''), null);
});

test('A quotient has 34 significant digits, rounded once, without needless zeros', () => {
    assert.equal(decimal('1').dividedBy(decimal('3')).toString(), `0.${'3'.repeat(34)}`);
    assert.equal(decimal('1.0').dividedBy(decimal('3')).toString(), `0.${'3'.repeat(34)}`);
    assert.equal(decimal('2').dividedBy(decimal('3')).toString(), `0.${'6'.repeat(33)}7`);
    assert.equal(decimal('1000').dividedBy(decimal('7')).toString().replace('.', '').length, 34);
    assert.equal(decimal('10').dividedBy(decimal('4')).toString(), '2.5');
    assert.equal(decimal('1.00').dividedBy(decimal('1')).toString(), '1.00');
});

test('Each way of rounding, for both signs', () => {
    const rounded = (text: string, mode: RoundingMode): string => decimal(text).setScale(0, mode).toString();
    const expected: [RoundingMode, string[]][] = [
        ['UP', ['3', '-3', '2', '-2']],
        ['DOWN', ['2', '-2', '1', '-1']],
        ['CEILING', ['3', '-2', '2', '-1']],
        ['FLOOR', ['2', '-3', '1', '-2']],
        ['HALF_UP', ['3', '-3', '1', '-1']],
        ['HALF_DOWN', ['2', '-2', '1', '-1']],
        ['HALF_EVEN', ['2', '-2', '1', '-1']]
    ];
    for (const [mode, values] of expected)
        assert.deepEqual(
            ['2.5', '-2.5', '1.1', '-1.1'].map((text) => rounded(text, mode)),
            values,
            mode
        );
    assert.throws(() => rounded('1.1', 'UNNECESSARY'), RangeError);
    assert.equal(rounded('1.0', 'UNNECESSARY'), '1');
});

test('Sums align the scales, products add them, a comparison takes no notice of them', () => {
    assert.equal(decimal('1.5').plus(decimal('0.25')).toString(), '1.75');
    assert.equal(decimal('1.50').minus(decimal('0.5')).toString(), '1.00');
    assert.equal(decimal('1.5').times(decimal('1.50')).toString(), '2.250');
    assert.equal(decimal('1.50').compare(decimal('1.5')), 0);
    assert.equal(decimal('1.500').stripTrailingZeros(1).toString(), '1.5');
});
