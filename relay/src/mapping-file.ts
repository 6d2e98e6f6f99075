import { readFileSync } from 'node:fs';
import { CosellError } from '@cosell/contracts';
import { defaultMapping } from './sync/mapping/default-mapping.ts';
import { readMapping, type Mapping } from './sync/mapping/document.ts';

/**
 * @param file null: the mapping that comes with the relay
 * @throws CosellError CONFIG_INVALID naming what is wrong in the document
 */
export function readMappingFile(file: string | null): Mapping {
    if (file === null) return defaultMapping;
    try {
        return readMapping(JSON.parse(readFileSync(file, 'utf8')));
    } catch (cause) {
        const detail = `RELAY_MAPPING_FILE: ${cause instanceof Error ? cause.message : String(cause)}`;
        throw new CosellError('CONFIG_INVALID', detail, { cause });
    }
}
