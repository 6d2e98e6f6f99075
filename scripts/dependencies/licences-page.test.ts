import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { formatPage } from '../docs/format-page.ts';
import { licencesPage, notAllowed } from './licences-page.ts';
import { shippedPackages } from './shipped-packages.ts';

const root = path.resolve(import.meta.dirname, '../..');
const page = path.join(root, 'docs/licences.md');

test('docs/licences.md names what the relay ships, and all of it is allowed (else: npm run docs:licences)', async () => {
    const packages = await shippedPackages(root);
    assert.ok(packages.some(({ name }) => name === 'fastify'));
    assert.deepEqual(
        packages.filter(({ name }) => name === 'eslint'),
        []
    );
    assert.deepEqual(notAllowed(packages), []);
    assert.equal(readFileSync(page, 'utf8'), await formatPage(licencesPage(packages), page));
});

for (const [licence, allowed] of [
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND GPL-3.0-only', false],
    ['GPL-3.0-only', false],
    ['', false]
] as const)
    test(`a package under "${licence}" is ${allowed ? 'allowed' : 'refused, by name'}`, () => {
        const refused = notAllowed([{ name: 'left-pad', version: '1.0.0', licence }]);
        assert.equal(refused.length, allowed ? 0 : 1);
        if (!allowed) assert.match(refused[0] ?? '', /left-pad 1\.0\.0/);
    });
