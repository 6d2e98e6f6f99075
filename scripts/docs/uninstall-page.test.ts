import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
const objects = path.join(root, 'force-app/main/default/objects');

test('docs/uninstall.md names fields of the package alone, and most of them', () => {
    const page = readFileSync(path.join(root, 'docs/uninstall.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `(\w+)`\s*\| (.*) \|$/gm)];
    const fields = rows.flatMap(([, object, names = '']) =>
        [...names.matchAll(/`(\w+__c)`/g)].map(([, field]) => `${object}/fields/${field}.field-meta.xml`)
    );
    assert.ok(fields.length > 25, `${fields.length} fields`);
    for (const field of fields) assert.ok(existsSync(path.join(objects, field)), field);
});
