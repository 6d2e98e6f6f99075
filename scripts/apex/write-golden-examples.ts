import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { examplesClasses } from './golden-examples.ts';

const root = path.join(import.meta.dirname, '../..');
for (const { file, source } of examplesClasses) writeFileSync(path.join(root, file), await source(root));
