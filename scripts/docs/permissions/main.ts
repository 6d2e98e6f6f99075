import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatPage } from '../format-page.ts';
import { readPermissionSets } from './permission-set.ts';
import { permissionsPage } from './permissions-page.ts';

/** `npm run docs:permissions`: writes docs/permissions.md from the metadata of the package. */
const root = path.resolve(import.meta.dirname, '../../..');
const page = path.join(root, 'docs/permissions.md');
writeFileSync(
    page,
    await formatPage(permissionsPage(readPermissionSets(path.join(root, 'force-app'))), page)
);
console.log('docs/permissions.md is written.');
