import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand } from '../test/command.ts';
import { checkPackage } from './check-package.ts';

/**
 * `npm run check:package`: what must hold before the package is built, in numbers. Prints every finding, then
 * one line per check. Exit code 1 unless all of them are at zero.
 */
const root = path.resolve(import.meta.dirname, '../..');
const temporary = mkdtempSync(path.join(tmpdir(), 'cosell-check-package-'));
try {
    const { findings, lines } = await checkPackage(runCommand, root, temporary);
    for (const finding of findings) console.log(finding);
    console.log([...(findings.length > 0 ? [''] : []), ...lines].join('\n'));
    process.exitCode = findings.length > 0 ? 1 : 0;
} finally {
    rmSync(temporary, { recursive: true });
}
