import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { convertPackages } from '../../package/convert-packages.ts';
import { mustSucceed } from '../../test/must-succeed.ts';
import { formatPage } from '../format-page.ts';
import { packageContentsPage } from './package-contents-page.ts';

/** `npm run docs:package`: writes docs/package-contents.md from what the Salesforce CLI converts. */
const root = path.resolve(import.meta.dirname, '../../..');
const page = path.join(root, 'docs/package-contents.md');
const temporary = mkdtempSync(path.join(tmpdir(), 'cosell-contents-'));
try {
    await mustSucceed('tsc', ['-p', 'tsconfig.lwc.json'], { cwd: root });
    const packages = await convertPackages(mustSucceed, root, temporary);
    writeFileSync(page, await formatPage(packageContentsPage(packages), page));
    console.log('docs/package-contents.md is written.');
} finally {
    rmSync(temporary, { recursive: true });
}
