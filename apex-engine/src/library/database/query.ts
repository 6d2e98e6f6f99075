import { List } from '../../values/index.ts';
import type { ApexMap, PlatformObject, SObject, Value } from '../../values/index.ts';
import { iteratorOver } from '../iterator.ts';
import type { Library } from '../library.ts';
import type { VariableLookup } from '../signature.ts';

export type QueryLocator = PlatformObject & { list: List<SObject>; query: string };
type Cursor = PlatformObject & { list: List<SObject> };
type AccessLevel = PlatformObject & { mode: string };

declare module '../apex-types.ts' {
    interface ApexTypes {
        'Database.QueryLocator': QueryLocator;
        'Database.Cursor': Cursor;
        'Iterator<SObject>': PlatformObject;
    }
}

/** The methods of Database that read: dynamic SOQL, with the caller's variables or with a map of them. */
export function defineQueries(library: Library): void {
    const run = (text: string, binds: VariableLookup, access?: AccessLevel): Value => {
        const { soql } = library.runtime;
        return soql.run(soql.parseDynamic(text), bindPath(library, binds), {
            access: access?.mode ?? null
        });
    };
    const records = (...query: Parameters<typeof run>): List<SObject> => {
        const result = run(...query);
        if (result instanceof List) return result as List<SObject>;
        return library.fail('QueryException', 'COUNT() queries need countQuery');
    };
    const count = (...query: Parameters<typeof run>): number => {
        const result = run(...query);
        return typeof result === 'number' ? result : (result as List).items.length;
    };
    const locator = (list: List<SObject>, query: string): QueryLocator =>
        library.object('Database.QueryLocator', { list, query, $iter: () => list.items[Symbol.iterator]() });
    const cursor = (list: List<SObject>): Cursor => library.object('Database.Cursor', { list });
    library.define('Database', {
        'scoped static List<SObject> query(String)': records,
        'scoped static List<SObject> query(String, AccessLevel)': (text, access, scope) =>
            records(text, scope, access),
        'static List<SObject> queryWithBinds(String, Map<String,Object>, AccessLevel)': (text, map, access) =>
            records(text, fromMap(map), access),
        'scoped static Integer countQuery(String)': count,
        'scoped static Integer countQuery(String, AccessLevel)': (text, access, scope) =>
            count(text, scope, access),
        'static Integer countQueryWithBinds(String, Map<String,Object>, AccessLevel)': (text, map, access) =>
            count(text, fromMap(map), access),
        'scoped static Database.QueryLocator getQueryLocator(String)': (text, scope) =>
            locator(records(text, scope), text),
        'scoped static Database.QueryLocator getQueryLocator(String, AccessLevel)': (text, access, scope) =>
            locator(records(text, scope, access), text),
        'static Database.QueryLocator getQueryLocator(List<SObject>)': (list) => locator(list, ''),
        'static Database.QueryLocator getQueryLocatorWithBinds(String, Map<String,Object>, AccessLevel)': (
            text,
            map,
            access
        ) => locator(records(text, fromMap(map), access), text),
        'scoped static Database.Cursor getCursor(String)': (text, scope) => cursor(records(text, scope)),
        'scoped static Database.Cursor getCursor(String, AccessLevel)': (text, access, scope) =>
            cursor(records(text, scope, access)),
        'static Database.Cursor getCursorWithBinds(String, Map<String,Object>, AccessLevel)': (
            text,
            map,
            access
        ) => cursor(records(text, fromMap(map), access))
    });
    library.define(
        'Database.QueryLocator',
        {
            'String getQuery()': ({ query }) => query,
            'Iterator<SObject> iterator()': ({ list }) => iteratorOver(library, list.items)
        },
        { implements: ['Iterable<SObject>'] }
    );
    library.define('Database.Cursor', {
        'List<SObject> fetch(Integer, Integer)': ({ list }, start, length) =>
            new List(list.type, list.items.slice(start, start + length)),
        'Integer getNumRecords()': ({ list }) => list.items.length
    });
}

function fromMap(map: ApexMap<string, Value>): VariableLookup {
    return (name) => {
        const key = map.keys().find((one) => one.toLowerCase() === name);
        return key === undefined ? undefined : map.get(key);
    };
}

/** `:order.account.name`: the variable, and from there by member; undefined: there is no such variable. */
function bindPath(library: Library, lookUp: VariableLookup | undefined): VariableLookup {
    return (path) => {
        const [variable = '', ...members] = path.split('.');
        let value = lookUp?.(variable.toLowerCase());
        for (const member of members) {
            if (value === undefined || value === null) return value;
            value = library.runtime.ops.getMember(value as Value, member);
        }
        return value;
    };
}
