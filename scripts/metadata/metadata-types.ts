import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export interface Property {
    /** Name of a complex type, an enumeration, or `string`, `boolean`, `number`. */
    type: string;
    many: boolean;
    optional: boolean;
}

export interface MetadataTypes {
    /** Elements of a complex type with those of its base types; null for anything else. */
    properties(type: string): Map<string, Property> | null;
    /** Allowed values of an enumeration; null for anything else. */
    values(type: string): string[] | null;
    count: number;
}

/**
 * The Metadata API's types, read from the declaration file that Salesforce generates from the WSDL
 * (`@salesforce/types`). Being generated, its layout is regular enough for regular expressions.
 */
export function readMetadataTypes(): MetadataTypes {
    const folder = path.dirname(createRequire(import.meta.url).resolve('@salesforce/types/metadata'));
    const source = readFileSync(path.join(folder, 'metadata.d.ts'), 'utf8');
    const complex = new Map<string, { base: string | undefined; own: Map<string, Property> }>();
    const enumerations = new Map<string, string[]>();
    for (const [, name = '', base, body = ''] of source.matchAll(COMPLEX_TYPE))
        complex.set(name, { base, own: readProperties(body) });
    for (const [, name = '', base] of source.matchAll(SAME_AS)) complex.set(name, { base, own: new Map() });
    for (const [, name = '', values = ''] of source.matchAll(ENUMERATION))
        enumerations.set(
            name,
            [...values.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '')
        );
    const properties = (type: string): Map<string, Property> | null => {
        const found = complex.get(type);
        return found ? new Map([...(properties(found.base ?? '') ?? []), ...found.own]) : null;
    };
    return {
        properties,
        values: (type) => enumerations.get(type) ?? null,
        count: complex.size + enumerations.size
    };
}

const COMPLEX_TYPE = /^export type (\w+) = (?:(\w+) & )?\{\n([\s\S]*?)^\};/gm;
/** Such as ReportFolder, which has nothing of its own. */
const SAME_AS = /^export type (\w+) = ([A-Z]\w+);$/gm;
const ENUMERATION = /^export type (\w+) = ('[^;]*');/gm;

function readProperties(body: string): Map<string, Property> {
    const properties = new Map<string, Property>();
    for (const [, name = '', optional, type = ''] of body.matchAll(/^ {4}(\w+)(\?)?: (.+);$/gm))
        properties.set(name, {
            type: type.replace(/\[\]$/, ''),
            many: type.endsWith('[]'),
            optional: optional === '?'
        });
    return properties;
}
