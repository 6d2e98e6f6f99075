interface Schema {
    properties?: Record<string, Schema>;
    items?: Schema | Schema[];
    anyOf?: Schema[];
    enum?: string[];
}

/** Names of the definitions as Microsoft's generator spells them: `…Contracts.V3.Referral`. */
const REFERRAL = /\.V3\.Referral$/;
const PATCH = /\.V3\.UpdateReferralDetails$/;
const REGISTRATION_PATCH = /\.V3\.UpdateDealRegistration$/;

type Wanted = 'referral' | 'PATCH paths' | 'registration paths' | 'schema';

/**
 * Dotted paths of all properties, list levels left out: of a referral in a connector definition, of the PATCH
 * paths that it offers, or of a JSON schema.
 */
export function propertyPaths(definitions: unknown, what: Wanted): string[] {
    if (what === 'schema') return [...new Set(pathsOf(definitions as Schema))];
    const patterns = {
        referral: REFERRAL,
        'PATCH paths': PATCH,
        'registration paths': REGISTRATION_PATCH
    };
    const all = Object.entries((definitions ?? {}) as Record<string, Schema>);
    const found = all.find(([name]) => patterns[what].test(name))?.[1] ?? {};
    if (what === 'referral') return [...new Set(pathsOf(found))];
    const items = found.items as Schema | undefined;
    return items?.properties?.['path']?.enum ?? [];
}

function pathsOf(schema: Schema, prefix = ''): string[] {
    const inside = [schema.items ?? [], schema.anyOf ?? []].flat().flatMap((one) => pathsOf(one, prefix));
    const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
        `${prefix}${name}`,
        ...pathsOf(property, `${prefix}${name}.`)
    ]);
    return [...own, ...inside];
}
