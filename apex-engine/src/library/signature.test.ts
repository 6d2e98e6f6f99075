import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parametersThatRefuseNull, refusingNull, withoutMarks } from './signature.ts';

const refuse = (): never => {
    throw new Error('null');
};

test('null is refused unless the type is marked, Object or a type parameter', () => {
    assert.deepEqual(
        parametersThatRefuseNull('static Boolean f(String, Integer?, Object, Map<String,T>, T)'),
        [true, false, false, true, false]
    );
    assert.deepEqual(parametersThatRefuseNull('Integer length()'), []);
    assert.deepEqual(parametersThatRefuseNull('String name'), []);
});

test('The object of an instance method comes before the parameters that are looked at', () => {
    const contains = refusingNull(
        (text, part) => (text as string).includes(part as string),
        [true],
        1,
        refuse
    );
    assert.equal(contains('abc', 'b'), true);
    assert.throws(() => contains('abc', null), /null/);
});

test('A method whose parameters may all be null runs as it is', () => {
    const isBlank = () => true;
    assert.equal(refusingNull(isBlank, [false], 0, refuse), isBlank);
});

test('The type system reads a signature without the marks', () => {
    assert.equal(withoutMarks('static Boolean isBlank(String?)'), 'static Boolean isBlank(String)');
});
