import { childElements, childText, parseXml } from '../metadata/parse-xml.ts';

/** @returns the members of a package.xml as `Type:Member` */
export function readPackage(file: string): string[] {
    const root = parseXml(file);
    if (typeof root === 'string') throw new Error(`${file}: ${root}`);
    return childElements(root)
        .filter((element) => element.localName === 'types')
        .flatMap((types) =>
            childElements(types)
                .filter((element) => element.localName === 'members')
                .map((member) => `${childText(types, 'name')}:${(member.textContent ?? '').trim()}`)
        );
}
