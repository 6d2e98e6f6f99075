import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandExamplesClass, commandExamplesSource } from './command-examples.ts';

const root = path.join(import.meta.dirname, '../..');
writeFileSync(path.join(root, commandExamplesClass), await commandExamplesSource(root));
