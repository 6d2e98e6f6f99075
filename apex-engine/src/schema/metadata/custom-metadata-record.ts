import path from 'node:path';
import { isTrue, listOf, readXml } from './read-xml.ts';

/** A record of a custom metadata type, as its file has it. */
export interface CustomMetadataRecord {
    /** Object, with `__mdt`. */
    type: string;
    developerName: string;
    label: string;
    protected: boolean;
    values: [field: string, value: string | null][];
    file: string;
}

export function readCustomMetadataRecord(file: string): CustomMetadataRecord {
    const metadata = readXml(file, 'CustomMetadata');
    const [type = '', developerName = ''] = path.basename(file, '.md-meta.xml').split('.');
    return {
        type: type.endsWith('__mdt') ? type : `${type}__mdt`,
        developerName,
        label: metadata.label,
        protected: isTrue(metadata.protected),
        values: listOf(metadata.values).map(({ field, value }) => [field, valueOf(value?.[0])]),
        file
    };
}

/** `<value xsi:type="...">` is an object with its text, or nil. */
function valueOf(value: string | Record<string, string> | undefined): string | null {
    if (typeof value !== 'object') return value || null;
    return value['@_xsi:nil'] === 'true' ? null : (value['#text'] ?? null);
}
