// Ids of the rows that every org starts with (profiles, permission sets, classes, ...): derived from what the
// row is, not from the order of loading, so that a row keeps its id when the project grows and stored
// references stay right.
import { createHash } from 'node:crypto';
import { id18 } from './values.mjs';

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

export class SeedIds {
    #used = new Set();

    /**
     * The id of a seed row of sObject definition d with these values; the same again for the same project.
     */
    next(d, values) {
        const name = [d.name, ...IDENTIFYING.map((column) => values[column] ?? '')].join('|');
        for (let n = 0; ; n++) {
            const id = id18(d.prefix + '0S0' + digits(`${name}#${n}`));
            if (this.#used.has(id)) continue;
            this.#used.add(id);
            return id;
        }
    }
}

/** Nine base-62 digits of a name. */
function digits(name) {
    let rest = createHash('sha256').update(name).digest().readBigUInt64BE();
    let out = '';
    for (let i = 0; i < 9; i++) {
        out += DIGITS[Number(rest % 62n)];
        rest /= 62n;
    }
    return out;
}
