// SOSL: nothing is indexed. As in the platform's tests, a search finds what setFixedSearchResults named.
import { Unsupported } from '../values/index.ts';
import type { List, Value } from '../values/index.ts';
import type { Library } from './library.ts';

export function defineSearch(library: Library): void {
    library.runtime.sosl = (query, binds) => search(library, query, binds);
    library.define('Search', {
        'static List<List<SObject>> query(String)': (query) => search(library, query, []) as never,
        'static Search.SearchResults find(String)': () => {
            throw new Unsupported('Search.find');
        }
    });
    library.define('Search.SearchResults', {});
}

/** One list for each object after RETURNING. */
function search(library: Library, query: string, binds: Value[]): List {
    library.runtime.limits.hit('sosl', 1, 'Too many SOSL queries');
    const returning = /RETURNING\s+([\s\S]*?)(?:\s+(?:WITH|LIMIT)\s+[\s\S]*)?$/i.exec(query)?.[1];
    if (returning === undefined) throw new Unsupported(`SOSL ${query}`);
    return library.list(
        'List<SObject>',
        objectsOf(returning).map((object) => recordsOf(library, object, binds))
    );
}

/** `object`: `Account(Name WHERE Active__c = true)`, or a name alone. */
function recordsOf(library: Library, object: string, binds: Value[]): Value {
    const { db, fixedSearch, schema, soql } = library.runtime;
    const [, name = '', inside = 'Id'] = /^(\w+)\s*(?:\(([\s\S]*)\))?$/.exec(object) ?? [];
    if (!name) throw new Unsupported(`SOSL ${object}`);
    const definition = schema.get(name);
    if (!definition) return library.fail('QueryException', `sObject type '${name}' is not supported.`);
    const [, fields = '', conditions = ''] =
        /^([\w\s,.]*?)(\s+(?:WHERE|ORDER|LIMIT)\s+[\s\S]*)?$/i.exec(inside) ?? [];
    const query = soql.parseDynamic(`SELECT ${fields.trim() || 'Id'} FROM ${definition.name} ${conditions}`);
    const rows = db.rows(definition).filter((row) => fixedSearch.includes(row.id));
    return soql.run(query, binds, { sub: true, rows });
}

/** Divides at commas that are in no brackets. */
function objectsOf(returning: string): string[] {
    return returning
        .split(/,(?![^(]*\))/)
        .map((object) => object.trim())
        .filter(Boolean);
}
