import type { Json } from '../types.ts';

/** A value without the entries of lists that stand for one of these people (`RememberedPerson`). */
export function withoutPeople(value: Json, words: ReadonlySet<string>): Json {
    if (Array.isArray(value))
        return value.filter((entry) => !standsFor(entry, words)).map((entry) => withoutPeople(entry, words));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
        Object.entries(value).map(([name, part]) => [name, withoutPeople(part, words)])
    );
}

function standsFor(entry: unknown, words: ReadonlySet<string>): boolean {
    const who = (entry as { who?: unknown } | null)?.who;
    return typeof who === 'string' && words.has(who);
}
