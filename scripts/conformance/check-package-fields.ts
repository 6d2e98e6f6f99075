import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { judge, type Verdict } from './verdict.ts';

interface Field {
    type: string;
    values?: string[];
    externalId?: boolean;
    required?: boolean;
    relationshipName?: string;
}

/** Obsolete in Microsoft's own package. */
const leftOut = new Set(['Opportunity.Products__c']);

const objects = path.join(import.meta.dirname, '../../force-app/main/default/objects');

/**
 * Facts about Microsoft's own Salesforce package: ours has the same names and types, so that an org can move
 * over.
 */
export async function checkPackageFields(json: unknown): Promise<Verdict> {
    const sample = json as { objects?: Record<string, Record<string, Field>> };
    const fields = Object.entries(sample.objects ?? {}).flatMap(([object, ones]) =>
        Object.entries(ones).map(([name, field]) => ({ object, name, field }))
    );
    const differences = fields
        .filter(({ object, name }) => !leftOut.has(`${object}.${name}`))
        .flatMap(({ object, name, field }) =>
            differencesOf(object, name, field).map((line) => `${object}.${name}: ${line}`)
        );
    if (!fields.length) differences.push('no fields were found');
    return judge(
        differences,
        `${fields.length - leftOut.size} of ${fields.length} fields are in the package`,
        'left out: Products__c (obsolete)'
    );
}

function differencesOf(object: string, name: string, field: Field): string[] {
    const isName = name === 'Name';
    const file = isName ? `${object}.object-meta.xml` : path.join('fields', `${name}.field-meta.xml`);
    const place = path.join(objects, object, file);
    if (!existsSync(place)) return ['not in the package'];
    const text = readFileSync(place, 'utf8');
    const xml = isName ? (/<nameField>[\s\S]*<\/nameField>/.exec(text)?.[0] ?? '') : text;
    const held = (tag: string) => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];
    const { kind, size } = readType(field.type);
    const wanted: [string, string | undefined][] = [
        ['type', kind],
        ['length', kind === 'Text' && !isName ? size : undefined],
        ['externalId', field.externalId ? 'true' : undefined],
        ['required', field.required && kind !== 'MasterDetail' ? 'true' : undefined],
        ['relationshipName', field.relationshipName],
        ['referenceTo', kind === 'Lookup' || kind === 'MasterDetail' ? size : undefined]
    ];
    const [digits, scale] = kind === 'Number' || kind === 'Currency' ? (size ?? '').split(',') : [];
    if (scale !== undefined) wanted.push(['scale', scale]);
    // The facts do not say whether (12,2) counts the decimals (metadata) or not (the setup page).
    const precisions = [digits ?? '', String(Number(digits) + Number(scale))];
    const missing = (field.values ?? []).filter((value) => !xml.includes(`<fullName>${value}</fullName>`));
    return [
        ...wanted
            .filter(([tag, value]) => value !== undefined && held(tag) !== value)
            .map(([tag, value]) => `${tag} ${held(tag) ?? 'none'} instead of ${value}`),
        ...(scale === undefined || precisions.includes(held('precision') ?? '')
            ? []
            : [`precision ${held('precision')} instead of ${precisions.join(' or ')}`]),
        ...missing.map((value) => `value ${value} is missing`)
    ];
}

/**
 * `Text(100)`, `Lookup(Solution_Area__c)`, `Picklist(restricted)`, `AutoNumber {MM}…` → kind and what is in
 * brackets.
 */
function readType(type: string): { kind: string; size: string | undefined } {
    const [, kind = type, size] = /^(\w+)(?:\(([^)]*)\))?/.exec(type) ?? [];
    return { kind, size };
}
