import { List, SObject } from '../../values/index.ts';
import type { Value } from '../../values/index.ts';
import type { Library } from '../library.ts';
import type { DmlResultObject } from './results.ts';

export function defineMerge(library: Library): void {
    const merge = (master: SObject, others: (SObject | string)[]): DmlResultObject => {
        const merged = others.map(idOf);
        library.runtime.merge(master, others);
        return library.object('Database.MergeResult', {
            ok: true,
            id: idOf(master),
            merged: merged as string[],
            errors: []
        });
    };
    library.define('Database', {
        'static Database.MergeResult merge(SObject, SObject)': (master, other) => merge(master, [other]),
        'static Database.MergeResult merge(SObject, Id)': (master, other) => merge(master, [other]),
        'static Database.MergeResult merge(SObject, SObject, Boolean)': (master, other) =>
            merge(master, [other]),
        'static List<Database.MergeResult> merge(SObject, List<SObject>)': (master, others) =>
            library.list('Database.MergeResult', [merge(master, others.items)]),
        'static any emptyRecycleBin(Object)': (given) => emptyRecycleBin(library, given)
    });
}

function idOf(record: SObject | string): string | null {
    return record instanceof SObject ? (record.fields['id'] as string | null) : record;
}

function emptyRecycleBin(library: Library, given: Value): Value {
    const { db, limits } = library.runtime;
    const records = (given instanceof List ? given.items : [given]) as (SObject | string)[];
    limits.dml(records.length);
    const results = records.map((record) => {
        const id = idOf(record);
        const row = id && db.byId.get(id);
        if (row && row['isdeleted']) db.put(row.$definition, row.id, { ...row, $purged: true });
        return library.object('Database.EmptyRecycleBinResult', { ok: true, id, errors: [] });
    });
    return given instanceof List ? library.list('Database.EmptyRecycleBinResult', results) : results[0]!;
}
