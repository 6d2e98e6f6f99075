import { XMLParser } from 'fast-xml-parser';
import fs from 'node:fs';

/** Elements that a file may hold once or often. */
const REPEATED = new Set([
    'availableFields',
    'classAccesses',
    'customMetadataTypeAccesses',
    'customPermissions',
    'customSettingAccesses',
    'customValue',
    'displayedFields',
    'fieldPermissions',
    'fieldSets',
    'fields',
    'labels',
    'members',
    'objectPermissions',
    'permissionSets',
    'picklistValues',
    'recordTypes',
    'userPermissions',
    'validationRules',
    'value',
    'values'
]);

const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    trimValues: true,
    isArray: (name) => REPEATED.has(name)
});

/** A metadata file as an object: texts, and lists where an element may be repeated. */
export type Metadata = Record<string, MetadataValue>;
// The files are of other people: each reader knows which elements it asks for.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type MetadataValue = any;

/** The root element of that name in a metadata file; empty where the file has another. */
export function readXml(file: string, root: string): Metadata {
    return (parser.parse(fs.readFileSync(file, 'utf8')) as Metadata)[root] || {};
}

export const isTrue = (value: unknown): boolean => String(value) === 'true';

/** An element that may be missing, there once, or repeated. */
export const listOf = (value: MetadataValue): MetadataValue[] => (value === undefined ? [] : [value].flat());
