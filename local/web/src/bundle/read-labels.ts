import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DOMParser } from '@xmldom/xmldom';

/**
 * The package's custom labels, by name, in the language of their source. Empty for a package without labels.
 */
export async function readLabels(packageDir: string): Promise<Map<string, string>> {
    const file = path.join(packageDir, 'labels', 'CustomLabels.labels-meta.xml');
    if (!existsSync(file)) return new Map();
    const document = new DOMParser().parseFromString(await readFile(file, 'utf8'), 'text/xml');
    const textOf = (label: ReturnType<typeof document.getElementsByTagName>[number], tag: string) =>
        label.getElementsByTagName(tag)[0]?.textContent ?? '';
    return new Map(
        Array.from(document.getElementsByTagName('labels'), (label) => [
            textOf(label, 'fullName'),
            textOf(label, 'value')
        ])
    );
}
