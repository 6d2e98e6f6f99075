import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
const page = readFileSync(path.join(root, 'docs/security.md'), 'utf8');

/** Rows of the tables whose last column is named test. */
const threats = page.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, threat = '', guard = '', test = ''] = cells;
    return cells.length === 5 && threat !== 'threat' && !/^-+$/.test(threat) ? [{ threat, guard, test }] : [];
});

/** What runs tests: a test file, a part of a suite, or a step of npm test whose script is named. */
const RUNS = /^\s*(it|test)\(|@IsTest|^export (async )?function secretsFound/m;

describe('the threat model', () => {
    it('is there, and gives every threat what stands in its way', () => {
        assert.ok(threats.length >= 20, `${threats.length} threats`);
        for (const { threat, guard } of threats) assert.ok(guard, threat);
    });

    for (const { threat, test } of threats)
        it(`names a test that runs: ${threat}`, () => {
            const files = [...test.matchAll(/\]\(\.\.\/([^)#]+)/g)].map(([, file = '']) => file);
            assert.ok(files.length, 'no test is named');
            for (const file of files) {
                assert.ok(existsSync(path.join(root, file)), file);
                assert.match(readFileSync(path.join(root, file), 'utf8'), RUNS, file);
            }
        });
});
