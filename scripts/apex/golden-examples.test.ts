import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { examplesClasses } from './golden-examples.ts';

const root = path.join(import.meta.dirname, '../..');

for (const { file, source } of examplesClasses)
    test(`${path.basename(file)} holds the golden examples as they are (node scripts/apex/write-golden-examples.ts)`, async () => {
        assert.equal(readFileSync(path.join(root, file), 'utf8'), await source(root));
    });
