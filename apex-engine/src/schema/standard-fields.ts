// The short notation in which the standard objects are written down:
//   Name:type flags =default
// Types: s40 string of 40, t textarea, b checkbox, i integer, n double, c currency, p percent, d date,
// dt date-time, tm time, e email, ph phone, u url, x base64, a anything, pl{a|b} picklist, mp{a|b}
// multi-select picklist, r{Account/Contact|Relationship|ChildRelationship} lookup.
// Flags: ! required, * read only, ^ unique.
import { FieldDef, isDecimalType, type FieldOptions, type PicklistValue } from './field.ts';

const FIELD = /(\w+):((?:pl|mp|r)\{[^}]*\}|[a-z]+\d*)([!*^]*)(?:=((?:[^\s]| (?![A-Z]\w*:))+))?/g;

const TYPES: Record<string, { type: string; length?: number }> = {
    s: { type: 'STRING' },
    t: { type: 'TEXTAREA', length: 32000 },
    b: { type: 'BOOLEAN' },
    i: { type: 'INTEGER' },
    n: { type: 'DOUBLE' },
    c: { type: 'CURRENCY' },
    p: { type: 'PERCENT' },
    d: { type: 'DATE' },
    dt: { type: 'DATETIME' },
    tm: { type: 'TIME' },
    e: { type: 'EMAIL', length: 80 },
    ph: { type: 'PHONE', length: 40 },
    u: { type: 'URL', length: 255 },
    x: { type: 'BASE64' },
    a: { type: 'ANYTYPE' }
};

/** The fields of a text in short notation. */
export function* fieldsOf(notation: string): Generator<FieldDef> {
    for (const [, name, code, flags, platformClass] of notation.replace(/\|\s+/g, '|').matchAll(FIELD)) {
        const { type, ...options } = typeOf(code!);
        if (platformClass !== undefined)
            options.defaultValue = type === 'BOOLEAN' ? platformClass === 'true' : platformClass.trim();
        options.required = flags!.includes('!');
        options.readonly = flags!.includes('*');
        options.unique = flags!.includes('^');
        yield new FieldDef(name!, type, options);
    }
}

function typeOf(code: string): { type: string } & FieldOptions {
    const [, kind, content] = /^(pl|mp|r)\{(.*)\}$/.exec(code) ?? [];
    if (kind === 'r') {
        const [referenceTo, relationshipName, childRelationshipName] = content!.split('|');
        return {
            type: 'REFERENCE',
            referenceTo: referenceTo!.split('/'),
            relationshipName,
            childRelationshipName: childRelationshipName || null,
            length: 18
        };
    }
    if (kind)
        return {
            type: kind === 'pl' ? 'PICKLIST' : 'MULTIPICKLIST',
            picklist: content!.split('|').map(picklistValue),
            length: 255
        };
    const [, letters, digits] = /^([a-z]+)(\d*)$/.exec(code)!;
    const { type, length } = TYPES[letters!]!;
    const size = isDecimalType(type) ? { precision: 18, scale: 2 } : {};
    return { type, length: Number(digits) || length, ...size };
}

export const picklistValue = (value: string): PicklistValue => ({ value, label: value, active: true });
