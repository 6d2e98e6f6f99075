import { table } from '../table.ts';
import type { DescribedField } from './fields.ts';
import type { DescribedTable } from './tables.ts';

/** docs/data-dictionary.md. */
export function dataDictionaryPage(
    fields: readonly DescribedField[],
    tables: readonly DescribedTable[]
): string {
    const objects = [...Map.groupBy(fields, ({ object }) => object)].flatMap(([object, some]) => [
        `### ${object}`,
        '',
        table(
            ['field', 'label', 'type', 'what it holds'],
            some.map(({ name, label, type, description }) => [
                `\`${name}\``,
                label,
                type,
                oneLine(description)
            ])
        ),
        ''
    ]);
    const stored = tables.flatMap(({ name, description, columns }) => [
        `### ${name}`,
        '',
        ...(description ? [description, ''] : []),
        table(
            ['column', 'type', 'what it holds'],
            columns.map((column) => [`\`${column.name}\``, column.type, oneLine(column.description)])
        ),
        ''
    ]);
    return [
        '# Data dictionary',
        '',
        'Written by `npm run docs:data-dictionary` from the metadata of the packages and the migrations of the ' +
            "relay's store, and held to them by a test. What is kept for how long: [data.md](data.md).",
        '',
        '## Salesforce',
        '',
        ...objects,
        "## The relay's store",
        '',
        ...stored
    ].join('\n');
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
