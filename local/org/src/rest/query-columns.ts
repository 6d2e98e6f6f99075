import type { Org, SoqlColumn, SoqlQuery } from 'apex-engine';
import { shapeOf, type Shape } from './query-output.ts';

/** Of what the platform tells of a column, what names it and says how it is built. */
interface ColumnMetadata {
    columnName: string;
    displayName: string;
    /** A function, or the rows of a child query. */
    aggregate: boolean;
    custom: boolean;
    joinColumns: ColumnMetadata[];
}

/** `GET /query?q=&columns=true`, as the Salesforce CLI asks before it prints a table. */
export function queryColumns(org: Org, query: SoqlQuery): object {
    const definition = org.runtime.schema.get(query.from)!;
    const isGrouped = query.isAggregate || query.fields.some(({ aggregate }) => aggregate);
    const columns = isGrouped ? aggregates(query.fields) : columnsOf(shapeOf(org, definition, query));
    return {
        columnMetadata: columns,
        entityName: definition.name,
        groupBy: isGrouped,
        idSelected: columns.some(({ columnName }) => columnName === 'Id'),
        keyPrefix: definition.prefix
    };
}

function columnsOf(shape: Shape): ColumnMetadata[] {
    return [...shape.values()].map(({ name, parent, children }) => ({
        ...columnNamed(name, children !== undefined),
        joinColumns: parent ? columnsOf(parent) : children ? columnsOf(children) : []
    }));
}

function aggregates(fields: readonly SoqlColumn[]): ColumnMetadata[] {
    let expressions = 0;
    return fields.map(({ aggregate, alias, path, argument }) => {
        if (!aggregate) return columnNamed(alias ?? path?.at(-1) ?? `expr${expressions++}`, false);
        const shown = `${aggregate}(${argument?.path?.join('.') ?? ''})`;
        return { ...columnNamed(alias ?? `expr${expressions++}`, true), displayName: shown };
    });
}

const columnNamed = (name: string, aggregate: boolean): ColumnMetadata => ({
    columnName: name,
    displayName: name,
    aggregate,
    custom: /__\w$/.test(name),
    joinColumns: []
});
