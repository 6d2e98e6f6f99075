import type { CatalogueEntry } from '@salesforce/apex/CoSellCatalogueSetup.read';
import { delimitedRows } from './delimited';

export type CatalogueName = 'solutions' | 'plays';
type Column = 'identifier' | 'name' | 'publisher' | 'type' | 'families' | 'area' | 'fiscalYear';

/** Why a line cannot be imported, or what is odd about it. */
export interface LineProblem {
    line: number;
    problem: 'lacks' | 'odd id' | 'twice';
    /** Name of the column, or the value. */
    what: string;
}

export interface CatalogueRows {
    entries: CatalogueEntry[];
    problems: LineProblem[];
}

/** Names that columns have in Partner Center's exports and in people's sheets, in lower case. */
const names: Readonly<Record<CatalogueName, Partial<Record<Column, readonly string[]>>>> = {
    solutions: {
        identifier: ['id', 'solution id', 'solution identifier', 'identifier', 'offer id'],
        name: ['name', 'solution name', 'solution', 'offer name'],
        publisher: ['publisher', 'publisher name'],
        type: ['type', 'solution type'],
        families: ['product families', 'product family', 'families', 'family']
    },
    plays: {
        area: ['area', 'solution area'],
        name: ['play', 'solution play', 'name'],
        fiscalYear: ['fiscal year', 'year', 'fy']
    }
};
const needed: Readonly<Record<CatalogueName, readonly Column[]>> = {
    solutions: ['identifier', 'name'],
    plays: ['area', 'name']
};

/** `SOL-<n>-<XXX>` of a partner, a GUID of Microsoft and of newer solutions. */
export function isMicrosoftsId(id: string): boolean {
    return /^SOL-\d+-[A-Z0-9]{3,}$/i.test(id) || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}

/** Rows of a pasted text: what is odd is told, and only a line that lacks something is left out. */
export function catalogueRows(text: string, catalogue: CatalogueName): CatalogueRows {
    const [first, ...rest] = delimitedRows(text);
    if (!first) return { entries: [], problems: [] };
    const header = columnsIn(first.cells, catalogue);
    const columns = header ?? (Object.keys(names[catalogue]) as Column[]);
    const entries: CatalogueEntry[] = [];
    const problems: LineProblem[] = [];
    const seen = new Set<string>();
    for (const { line, cells } of header ? rest : [first, ...rest]) {
        const entry: Partial<Record<Column, string>> = {};
        columns.forEach((column, index) => {
            if (column && cells[index]) entry[column] = cells[index];
        });
        const missing = needed[catalogue].find((column) => !entry[column]);
        if (missing) {
            problems.push({ line, problem: 'lacks', what: names[catalogue][missing]![0]! });
            continue;
        }
        const key = needed[catalogue].map((column) => entry[column]!.toLowerCase());
        const id = catalogue === 'solutions' ? key[0]! : key.join('\n');
        if (seen.has(id)) problems.push({ line, problem: 'twice', what: entry[needed[catalogue][0]!]! });
        seen.add(id);
        if (entry.identifier && !isMicrosoftsId(entry.identifier))
            problems.push({ line, problem: 'odd id', what: entry.identifier });
        entries.push(entry);
    }
    return { entries, problems };
}

/** Null: the first row is none of names. */
function columnsIn(cells: readonly string[], catalogue: CatalogueName): (Column | null)[] | null {
    const known = Object.entries(names[catalogue]) as [Column, readonly string[]][];
    const columns = cells.map(
        (cell) => known.find(([, all]) => all.includes(cell.toLowerCase()))?.[0] ?? null
    );
    return needed[catalogue].every((column) => columns.includes(column)) ? columns : null;
}
