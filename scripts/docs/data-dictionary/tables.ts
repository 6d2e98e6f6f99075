import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A table of the relay's store, after all migrations. */
export interface DescribedTable {
    name: string;
    /** The comment above its `create table`. */
    description: string;
    columns: { name: string; type: string; description: string }[];
}

/** Reads the migrations in their order. @throws Error for a statement about tables that it does not know */
export function describedTables(folder: string): DescribedTable[] {
    const tables = new Map<string, DescribedTable>();
    for (const file of readdirSync(folder).sort()) {
        let comment = '';
        let open: DescribedTable | null = null;
        for (const line of readFileSync(path.join(folder, file), 'utf8').split('\n')) {
            const text = line.trim();
            const begins = /^create table (\w+) \($/.exec(text);
            const added = /^alter table (\w+) add column (.+);$/.exec(text);
            if (text.startsWith('--')) comment = [comment, text.slice(2).trim()].filter(Boolean).join(' ');
            else if (begins?.[1]) {
                open = { name: begins[1], description: comment, columns: [] };
                tables.set(open.name, open);
                comment = '';
            } else if (added?.[1]) {
                tables.get(added[1])?.columns.push(columnOf(added[2] ?? '', comment));
                comment = '';
            } else if (open && text.startsWith(')')) [open, comment] = [null, ''];
            else if (open && /^[a-z_]+ (?!key)/.test(text) && !NO_COLUMN.test(text)) {
                open.columns.push(columnOf(text, comment));
                comment = '';
            } else if (/^(create|alter) table/.test(text)) throw new Error(`${file}: ${text}`);
            else if (!open) comment = '';
        }
    }
    return [...tables.values()].sort((one, other) => one.name.localeCompare(other.name));
}

const NO_COLUMN = /^(primary|unique|check|foreign|constraint)\b/;

function columnOf(text: string, description: string): DescribedTable['columns'][number] {
    const [, name = '', type = ''] = /^(\w+) ([\w[\]]+)/.exec(text) ?? [];
    return { name, type, description };
}
