import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface ApexFile {
    path: string;
    /** Of the class or the trigger. */
    name: string;
    source: string;
    isTrigger: boolean;
    isTest: boolean;
}

/** The classes and triggers below a folder. */
export function apexFiles(folder: string): ApexFile[] {
    return globSync('**/*.{cls,trigger}', { cwd: folder })
        .sort()
        .map((relative) => {
            const file = path.join(folder, relative);
            const source = readFileSync(file, 'utf8');
            return {
                path: file,
                name: path.parse(file).name,
                source,
                isTrigger: file.endsWith('.trigger'),
                isTest: /@IsTest\b/i.test(source)
            };
        });
}
