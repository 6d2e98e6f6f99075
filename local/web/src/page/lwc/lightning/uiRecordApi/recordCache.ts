import { orgRequest } from '../../loop/orgRequest/orgRequest.ts';
import type { RecordRepresentation, RecordValue } from './record.ts';

export const RECORDS = '/services/data/v67.0/ui-api/records';

/** Lightning Data Service takes a cached record for fresh this long. */
const FRESH_MILLISECONDS = 30_000;

interface Query {
    recordId: string;
    fields: string[];
    optionalFields: string[];
}
type Emit = (value: RecordValue) => void;

/** What one set of fields of one record last looked like, and who wants to know. */
interface Entry {
    query: Query;
    value: RecordValue | null;
    text: string;
    readAt: number;
    /** Number of the newest read: an older one that answers late says nothing. */
    read: number;
    watchers: Set<Emit>;
}

const entries = new Map<string, Entry>();

/** Emits the cached value at once, if there is one, and then each different one. Returns how to stop. */
export function watchRecord(query: Query, emit: Emit): () => void {
    const key = JSON.stringify([query.recordId, query.fields.toSorted(), query.optionalFields.toSorted()]);
    const entry = entries.get(key) ?? newEntry(query);
    entries.set(key, entry);
    entry.watchers.add(emit);
    if (entry.value) emit(entry.value);
    if (Date.now() - entry.readAt > FRESH_MILLISECONDS) void readEntry(entry);
    return () => entry.watchers.delete(emit);
}

/**
 * Reads a record anew for all who watch it, or a record that shows some of its fields as a parent's; resolves
 * when they have it.
 */
export async function rereadRecord(recordId: string): Promise<void> {
    const concerned = [...entries.entries()].filter(
        ([, { query, value }]) => query.recordId === recordId || hasParent(value?.data, recordId)
    );
    for (const [key, { watchers }] of concerned) if (watchers.size === 0) entries.delete(key);
    await Promise.all(
        concerned.filter(([, { watchers }]) => watchers.size).map(([, entry]) => readEntry(entry))
    );
}

export function forgetRecord(recordId: string): void {
    for (const [key, { query }] of entries) if (query.recordId === recordId) entries.delete(key);
}

function hasParent(record: RecordRepresentation | undefined, id: string): boolean {
    return Object.values(record?.fields ?? {}).some(({ value }) => {
        const parent = value as RecordRepresentation | null;
        return parent?.fields !== undefined && (parent.id === id || hasParent(parent, id));
    });
}

const newEntry = (query: Query): Entry => ({
    query,
    value: null,
    text: '',
    readAt: 0,
    read: 0,
    watchers: new Set()
});

async function readEntry(entry: Entry): Promise<void> {
    const read = (entry.read += 1);
    entry.readAt = Date.now();
    const { recordId, fields, optionalFields } = entry.query;
    const parameters = new URLSearchParams();
    if (fields.length) parameters.set('fields', fields.join(','));
    if (optionalFields.length) parameters.set('optionalFields', optionalFields.join(','));
    const value = await orgRequest('GET', `${RECORDS}/${recordId}?${parameters}`).then(
        (data) => ({ data: data as RecordRepresentation, error: undefined }),
        (error: unknown) => ({ data: undefined, error })
    );
    const text = JSON.stringify(value.data?.fields ?? value.error);
    if (read !== entry.read || text === entry.text) return;
    entry.value = value;
    entry.text = text;
    for (const emit of entry.watchers) emit(value);
}
