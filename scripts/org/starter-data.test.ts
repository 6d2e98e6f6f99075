import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { takeInventory } from '../metadata/inventory.ts';
import { projectFiles } from '../metadata/project-files.ts';

const root = path.resolve(import.meta.dirname, '../..');
const data = path.join(root, 'data');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(data, file), 'utf8'));

interface Row {
    attributes: { type: string; referenceId: string };
    [field: string]: unknown;
}

const plan = read('catalogues-plan.json') as { sobject: string; files: string[] }[];
const rows = plan.flatMap(({ sobject, files }) =>
    files.flatMap((file) => (read(file) as { records: Row[] }).records.map((row) => ({ sobject, file, row })))
);

test('the plan fills every catalogue that has no ids of the partner', () => {
    assert.deepEqual(
        plan.map(({ sobject }) => sobject),
        ['Solution_Area__c', 'Solution_Play__c', 'Partner_Role__c']
    );
});

test('a row has the type of its place in the plan, fields of the package, and a reference of its own', () => {
    const { names } = takeInventory(projectFiles(root));
    const references = rows.map(({ row }) => row.attributes.referenceId);
    assert.equal(new Set(references).size, references.length);
    for (const { sobject, row } of rows) {
        assert.equal(row.attributes.type, sobject);
        for (const field of Object.keys(row).filter((name) => name.endsWith('__c')))
            assert.ok(names.field.has(`${sobject}.${field}`), `${sobject}.${field}`);
    }
});

test('a play points to an area that was imported before it', () => {
    const known = new Set<string>();
    for (const { row } of rows) {
        for (const value of Object.values(row))
            if (typeof value === 'string' && value.startsWith('@'))
                assert.ok(known.has(value.slice(1)), `${String(row['Name'])} → ${value}`);
        known.add(row.attributes.referenceId);
    }
});

test('a file of the tree import holds at most 200 records', () => {
    for (const { files } of plan)
        for (const file of files) assert.ok((read(file) as { records: Row[] }).records.length <= 200, file);
});
