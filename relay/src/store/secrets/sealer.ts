import { CosellError } from '@cosell/contracts';
import type { Json } from '../types.ts';
import { seal, unseal } from './seal.ts';

/** Keeps values that people wrote out of sight of whoever reads the database (least disclosure). */
export interface Sealer {
    /** What stands in a `jsonb` column in place of the value: a JSON string, or SQL's null for null. */
    close(place: string, value: Json): string | null;
    /**
     * What an older relay has kept in clear is read as it is.
     * @throws CosellError STORE_KEY when it was sealed with another key
     */
    open(place: string, kept: Json): Json;
}

/** Tells a sealed value from a text that an older relay has kept as it was. */
const SEALED = 'sealed:';

/** @param key 32 bytes */
export function createSealer(key: Buffer): Sealer {
    return {
        close: (place, value) =>
            value === null || value === undefined
                ? null
                : JSON.stringify(SEALED + seal(key, place, JSON.stringify(value)).toString('base64')),
        open(place, kept) {
            if (typeof kept !== 'string' || !kept.startsWith(SEALED)) return kept;
            try {
                return JSON.parse(
                    unseal(key, place, Buffer.from(kept.slice(SEALED.length), 'base64'))
                ) as Json;
            } catch (cause) {
                throw new CosellError('STORE_KEY', `Kept values of: ${place}.`, { cause });
            }
        }
    };
}
