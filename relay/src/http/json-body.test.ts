import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { readJsonBody } from './json-body.ts';

const anything = z.record(z.string(), z.unknown());
const nested = (levels: number) => Buffer.from(`{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`);

test('a body that is nested to exhaust is refused with 400, whatever the schema allows', () => {
    assert.throws(() => readJsonBody(anything, nested(33)), { statusCode: 400 });
    assert.throws(() => readJsonBody(anything, nested(200_000)), { statusCode: 400 });
});

test('one as deep as a mapping document is read', () => {
    assert.ok(readJsonBody(anything, nested(10)));
});

test('no body counts as an empty one, and what is no JSON is refused', () => {
    assert.deepEqual(readJsonBody(anything, undefined), {});
    assert.throws(() => readJsonBody(anything, Buffer.from('{')), { statusCode: 400 });
});
