import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { formatPage } from '../format-page.ts';
import { dataDictionaryPage } from './data-dictionary-page.ts';
import { describedFields } from './fields.ts';
import { describedTables } from './tables.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const page = path.join(root, 'docs/data-dictionary.md');
const fields = describedFields(root);
const tables = describedTables(path.join(root, 'relay/src/store/migrations'));

test('docs/data-dictionary.md says what is there (else: npm run docs:data-dictionary)', async () => {
    const isSame =
        readFileSync(page, 'utf8') === (await formatPage(dataDictionaryPage(fields, tables), page));
    assert.ok(isSame, 'Write it anew: npm run docs:data-dictionary');
});

test('every field of the packages says what it holds', () => {
    const silent = fields
        .filter(({ description }) => !description)
        .map(({ object, name }) => `${object}.${name}`);
    assert.deepEqual(silent, []);
    assert.ok(fields.length > 50);
});

test('a table has the columns that later migrations add, and no constraint for one', (context) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'migrations-'));
    context.after(() => rmSync(folder, { recursive: true }));
    const first =
        '-- Deals.\ncreate table deals (\n    id uuid primary key,\n    -- Why.\n    held jsonb,\n    unique (held)\n);\n';
    writeFileSync(path.join(folder, '001.sql'), first);
    writeFileSync(
        path.join(folder, '002.sql'),
        '-- More.\nalter table deals add column stamps jsonb not null;\n'
    );
    assert.deepEqual(describedTables(folder), [
        {
            name: 'deals',
            description: 'Deals.',
            columns: [
                { name: 'id', type: 'uuid', description: '' },
                { name: 'held', type: 'jsonb', description: 'Why.' },
                { name: 'stamps', type: 'jsonb', description: 'More.' }
            ]
        }
    ]);
});
