import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DOMParser } from '@xmldom/xmldom';

/** The custom permissions that these permission sets of the package give. Rejects for a set that it lacks. */
export async function readCustomPermissions(
    packageDir: string,
    permissionSets: readonly string[]
): Promise<Set<string>> {
    const texts = await Promise.all(
        permissionSets.map((name) =>
            readFile(path.join(packageDir, 'permissionsets', `${name}.permissionset-meta.xml`), 'utf8')
        )
    );
    return new Set(texts.flatMap(namesIn));
}

function namesIn(permissionSet: string): string[] {
    const document = new DOMParser().parseFromString(permissionSet, 'text/xml');
    return Array.from(document.getElementsByTagName('customPermissions')).flatMap((permission) => {
        const textOf = (tag: string) => permission.getElementsByTagName(tag)[0]?.textContent ?? '';
        return textOf('enabled') === 'true' ? [textOf('name')] : [];
    });
}
