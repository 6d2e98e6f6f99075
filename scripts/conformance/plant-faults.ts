export interface Planted {
    /** Where, and what was done there. */
    where: string;
    json: unknown;
}

/**
 * Copies of a sample with one fault each: every value once made another kind of value, every property once
 * misspelt.
 */
export function plantFaults(json: unknown, path = '', root = json): Planted[] {
    if (json === null || typeof json !== 'object')
        return [{ where: `${path} is no such value`, json: put(root, path, () => ({ planted: true })) }];
    return Object.entries(json).flatMap(([name, value]) => {
        const here = `${path}/${name}`;
        const deeper = plantFaults(value, here, root);
        if (Array.isArray(json)) return deeper;
        return [
            ...deeper,
            { where: `${here} misspelt`, json: put(root, path, (held) => misspell(held, name)) }
        ];
    });
}

function misspell(held: unknown, name: string): unknown {
    const entries = Object.entries(held as object);
    return Object.fromEntries(entries.map(([one, value]) => [one === name ? `${one}Planted` : one, value]));
}

function put(root: unknown, path: string, change: (held: unknown) => unknown): unknown {
    const names = path.split('/').slice(1);
    const copy = { root: structuredClone(root) };
    let holder: Record<string, unknown> = copy;
    let last = 'root';
    for (const name of names) {
        holder = holder[last] as Record<string, unknown>;
        last = name;
    }
    holder[last] = change(holder[last]);
    return copy.root;
}
