import { readFile } from 'node:fs/promises';
import path from 'node:path';

export const OPPORTUNITY = '006000000000001AAA';
/** Every call that the card makes of its org. */
export const ORG_CALLS = /\/(services|lightning\/apex)\//;

/** A field as the UI API gives it. */
export interface Field {
    value: unknown;
    displayValue: string | null;
}

export interface OrgAnswers {
    /** Of the Opportunity, by their API names; a field that is not there is not for this user. */
    fields: Record<string, unknown>;
    /** By `Class.method`; any other method answers `ready`. */
    apex?: Record<string, unknown>;
    /** The related lists of a deal; default: those of the unit tests. */
    relatedLists?: unknown;
}

/** Label and type of the fields that the card asks for by name. */
const fieldInfos = {
    Amount: { label: 'Amount', dataType: 'Currency' },
    CloseDate: { label: 'Close Date', dataType: 'Date' }
};

/** Where `ready` would be no answer. */
const usual: Readonly<Record<string, unknown>> = { 'CoSellCatalogue.defaults': [] };

/** What the org of the unit tests answers to a call of the card. */
export async function orgAnswer(
    url: string,
    { fields, apex = {}, relatedLists }: OrgAnswers,
    packageDir: string
): Promise<unknown> {
    const { pathname } = new URL(url);
    if (pathname.includes('/related-list-records/batch/'))
        return relatedLists ?? listsOfUnitTests(packageDir);
    if (pathname.includes('/picklist-values/')) return { values: [] };
    if (pathname.includes('/object-info/')) return { fields: fieldInfos };
    const method = /\/lightning\/apex\/(.*)$/.exec(pathname)?.[1];
    if (method) return apex[method] ?? usual[method] ?? 'ready';
    if (pathname.includes('/ui-api/records/')) return { id: OPPORTUNITY, apiName: 'Opportunity', fields };
    return { count: 0, records: [] };
}

async function listsOfUnitTests(packageDir: string): Promise<unknown> {
    const file = 'lwc/coSellShare/__tests__/data/relatedLists.json';
    return JSON.parse(await readFile(path.join(packageDir, file), 'utf8'));
}
