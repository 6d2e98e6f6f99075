import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { commandExamplesClass, commandExamplesSource } from './command-examples.ts';

const root = path.join(import.meta.dirname, '../..');

test('The Apex tests compare with the golden examples as they are (node scripts/apex/write-command-examples.ts)', async () => {
    const written = readFileSync(path.join(root, commandExamplesClass), 'utf8');
    assert.equal(written, await commandExamplesSource(root));
});
