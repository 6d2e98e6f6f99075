/**
 * Where `actual` does not hold what `expected` says, one line each; more in `actual` is fine. Nothing = null
 * = ''.
 */
export function missingFrom(expected: unknown, actual: unknown, path = ''): string[] {
    if (isNothing(expected)) return [];
    if (Array.isArray(expected)) {
        if (!Array.isArray(actual) || actual.length < expected.length)
            return [
                `${path}: ${expected.length} elements, held ${Array.isArray(actual) ? actual.length : 'none'}`
            ];
        return expected.flatMap((element, index) => missingFrom(element, actual[index], `${path}[${index}]`));
    }
    if (typeof expected === 'object') {
        const held = typeof actual === 'object' && actual !== null ? (actual as Record<string, unknown>) : {};
        return Object.entries(expected as object).flatMap(([name, value]) =>
            missingFrom(value, held[name], path ? `${path}.${name}` : name)
        );
    }
    return same(expected, actual)
        ? []
        : [`${path}: ${JSON.stringify(expected)}, held ${JSON.stringify(actual)}`];
}

const isNothing = (value: unknown) => value === null || value === undefined || value === '';

/** Numbers may come as strings, instants with other fractions of a second. */
function same(expected: unknown, actual: unknown): boolean {
    if (expected === actual) return true;
    if (typeof actual === 'number') return Number(expected) === actual;
    const instant = /^\d{4}-\d{2}-\d{2}T/;
    if (typeof expected !== 'string' || typeof actual !== 'string' || !instant.test(expected)) return false;
    return Date.parse(expected) === Date.parse(actual);
}

/**
 * Names of properties and the kinds of their values, without the values: what two messages of one kind share.
 */
export function shapeOf(json: unknown): string[] {
    if (json === null || typeof json !== 'object') return [];
    return Object.entries(json)
        .map(([name, value]) => `${name}: ${Array.isArray(value) ? 'list' : typeof value}`)
        .sort();
}
