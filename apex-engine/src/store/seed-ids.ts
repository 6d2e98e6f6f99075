import { createHash } from 'node:crypto';
import type { SObjectDef } from '../schema/sobject.ts';
import { id18 } from '../values/index.ts';

/** Columns that tell a seed row from others of its object. */
const IDENTIFYING = [
    'Username',
    'DeveloperName',
    'ApiName',
    'Name',
    'ParentId',
    'SobjectType',
    'Field',
    'SetupEntityId',
    'PermissionSetGroupId',
    'PermissionSetId'
];
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Ids of the rows that every org starts with (profiles, permission sets, classes, ...): derived from what the
 * row is, not from the order of loading, so that a row keeps its id when the project grows and stored
 * references stay right.
 */
export class SeedIds {
    readonly #used = new Set<string>();

    /** The id of a seed row with these values; the same again for the same project. */
    next({ name, prefix }: SObjectDef, values: Record<string, unknown>): string {
        const identity = [name, ...IDENTIFYING.map((column) => values[column] ?? '')].join('|');
        for (let repetition = 0; ; repetition++) {
            const id = id18(`${prefix}0S0${digits(`${identity}#${repetition}`)}`);
            if (this.#used.has(id)) continue;
            this.#used.add(id);
            return id;
        }
    }
}

/** Nine base-62 digits of a text. */
function digits(text: string): string {
    let rest = createHash('sha256').update(text).digest().readBigUInt64BE();
    let out = '';
    for (let place = 0; place < 9; place++) {
        out += DIGITS[Number(rest % 62n)];
        rest /= 62n;
    }
    return out;
}
