import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutantsOf } from './mutants.ts';

const changes = (body: string): string[] =>
    mutantsOf(`public class Order {\n    void run() {\n        ${body}\n    }\n}`).map(
        ({ change }) => change
    );

test('Comparisons, connectives, arithmetic and truth values are turned into their opposites', () => {
    assert.deepEqual(changes('if (a == 1 && b < 2) { c = d + 1; e = true; }'), [
        '== → !=',
        '&& → ||',
        '< → >=',
        '+ → -',
        'true → false'
    ]);
});

test('A call that stands alone is removed, one whose result is used is not', () => {
    assert.deepEqual(changes('store.save(order); Integer count = orders.size();'), [
        'store.save(order); removed'
    ]);
});

test('The brackets of a type, a sign, texts and annotations stay', () => {
    assert.deepEqual(changes("Map<String, List<Id>> ids; Integer low = -1; String text = 'a == b';"), []);
    assert.deepEqual(
        mutantsOf('@IsTest(isParallel=true)\nprivate class OrderTest {}').map(({ change }) => change),
        []
    );
});

test('A mutant differs from the source at its line alone', () => {
    const source = 'public class Order {\n    Boolean late() {\n        return days > 3;\n    }\n}';
    const [mutant] = mutantsOf(source);
    assert.equal(mutant?.line, 3);
    assert.equal(mutant.source, source.replace('>', '<='));
});
