import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageContentsPage } from './package-contents-page.ts';

test('the page lists the members of each package by type, and nothing that no package carries', () => {
    const page = packageContentsPage([
        {
            name: 'Core',
            folder: 'core',
            members: ['Layout:Deal-B', 'ApexClass:Deals', 'Layout:Deal-A'],
            problems: []
        },
        { name: null, folder: 'unpackaged', members: ['Settings:Opportunity'], problems: [] }
    ]);
    assert.match(page, /## Core\n\nOf the folder `core\/`\./);
    assert.match(page, /### ApexClass\n\n- `Deals`\n\n### Layout\n\n- `Deal-A`\n- `Deal-B`/);
    assert.doesNotMatch(page, /Settings/);
});
