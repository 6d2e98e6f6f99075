import type { ApexMap } from '../../values/index.ts';
import type { Library } from '../library.ts';

/** A map that describes give: its keys are in lower case, and it is read in any case. */
export function lowerCaseMap<Held>(
    library: Library,
    type: string,
    entries: Iterable<[string, Held]>
): ApexMap<string, Held> {
    const map = library.map<string, Held>(`String,${type}`);
    for (const [name, value] of entries) map.put(name.toLowerCase(), value);
    const get = map.get.bind(map);
    const has = map.has.bind(map);
    const lower = (key: unknown): unknown => (typeof key === 'string' ? key.toLowerCase() : key);
    map.get = (key) => get(lower(key));
    map.has = (key) => has(lower(key));
    return map;
}
