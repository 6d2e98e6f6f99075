import type { PlatformObject } from '../values/index.ts';
import { defineDataClass } from './data-class.ts';
import type { Library } from './library.ts';

type Rows = PlatformObject & { rows: PlatformObject[] };

declare module './apex-types.ts' {
    interface ApexTypes {
        'VisualEditor.DynamicPickListRows': Rows;
    }
}

/** Picklists of the App Builder that Apex fills. */
export function defineVisualEditor(library: Library): void {
    const rowsOf = (rows: PlatformObject[]): Rows =>
        library.object('VisualEditor.DynamicPickListRows', { rows: [...rows] });
    defineDataClass(library, 'VisualEditor.DataRow', 'String label; Object value', {
        getters: true,
        allArguments: true
    });
    defineDataClass(library, 'VisualEditor.DynamicPickList', '');
    library.define('VisualEditor.DynamicPickListRows', {
        'new()': () => rowsOf([]),
        'new(List<VisualEditor.DataRow>)': ({ items }) => rowsOf(items),
        'void addRow(VisualEditor.DataRow)': ({ rows }, row) => {
            rows.push(row);
        },
        'List<VisualEditor.DataRow> getDataRows()': ({ rows }) => library.list('VisualEditor.DataRow', rows),
        'Integer size()': ({ rows }) => rows.length,
        'VisualEditor.DataRow get(Integer)': ({ rows }, place) => rows[place] ?? null
    });
}
