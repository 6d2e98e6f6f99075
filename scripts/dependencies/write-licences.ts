import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatPage } from '../docs/format-page.ts';
import { licencesPage, notAllowed } from './licences-page.ts';
import { shippedPackages } from './shipped-packages.ts';

/** `npm run docs:licences`: writes docs/licences.md from package-lock.json. */
const root = path.resolve(import.meta.dirname, '../..');
const page = path.join(root, 'docs/licences.md');
const packages = await shippedPackages(root);
writeFileSync(page, await formatPage(licencesPage(packages), page));
console.log(`docs/licences.md is written: ${packages.length} packages.`);
for (const problem of notAllowed(packages)) {
    console.error(`Not allowed: ${problem}`);
    process.exitCode = 1;
}
