import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatPage } from '../format-page.ts';
import { dataDictionaryPage } from './data-dictionary-page.ts';
import { describedFields } from './fields.ts';
import { describedTables } from './tables.ts';

/** `npm run docs:data-dictionary`: writes docs/data-dictionary.md. */
const root = path.resolve(import.meta.dirname, '../../..');
const page = path.join(root, 'docs/data-dictionary.md');
const tables = describedTables(path.join(root, 'relay/src/store/migrations'));
writeFileSync(page, await formatPage(dataDictionaryPage(describedFields(root), tables), page));
console.log('docs/data-dictionary.md is written.');
