import { readFileSync } from 'node:fs';

const NUMBERS = new Set(['length', 'precision', 'scale', 'visibleLines']);

/**
 * `CustomField.Metadata` as the Tooling API gives it: the file's elements as JSON, what it does not say as
 * null. Of a value set the values alone.
 */
export function fieldMetadata(file: string): Record<string, unknown> {
    const xml = readFileSync(file, 'utf8');
    const [ownElements, valueSet] = [xml.replace(/<(valueSet|summaryFilterItems)>[\s\S]*?<\/\1>/g, ''), xml];
    const text = (name: string) => {
        const value = new RegExp(`<${name}\\s*>([\\s\\S]*?)</${name}>`).exec(ownElements)?.[1];
        return value === undefined ? null : typed(name, value.trim());
    };
    const names = [
        'type',
        'label',
        'length',
        'precision',
        'scale',
        'unique',
        'externalId',
        'formula',
        'referenceTo'
    ];
    return { ...Object.fromEntries(names.map((name) => [name, text(name)])), valueSet: valuesOf(valueSet) };
}

function typed(name: string, value: string): unknown {
    if (NUMBERS.has(name)) return Number(value);
    return value === 'true' || value === 'false' ? value === 'true' : value;
}

function valuesOf(xml: string): unknown {
    const set = /<valueSet>([\s\S]*)<\/valueSet>/.exec(xml)?.[1];
    if (!set) return null;
    const values = [...set.matchAll(/<value>\s*<fullName>([^<]*)<\/fullName>/g)].map(([, valueName]) => ({
        valueName: valueName!.replaceAll('&amp;', '&')
    }));
    return {
        restricted: /<restricted>true<\/restricted>/.test(set),
        valueSetDefinition: { value: values }
    };
}
