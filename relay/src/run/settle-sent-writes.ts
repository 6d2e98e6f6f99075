import { isDeepStrictEqual } from 'node:util';
import type { FieldName } from '../sync/deal.ts';
import { isList } from '../sync/field-kinds.ts';
import type { Memory } from '../sync/memory.ts';

/** What the store keeps of a write until its run has committed: it may have had its effect, or not. */
export interface SentWrite {
    changes: Memory;
    /** What the other side held of the same fields: what they were sent for. */
    from: Memory;
    /**
     * What the side that was written to held of them when it was read: where that lost a conflict, no run
     * has remembered it.
     */
    over: Memory;
}

export interface Memories {
    /** Of the side that was written to. */
    written: Memory;
    /** Of the other one. */
    other: Memory;
}

/**
 * The memories as they would be if the runs that sent had committed. Where the side holds just what was sent,
 * that is our own doing. Where a patch had its effect, all else is somebody's later edit; and so is a value
 * that was neither there before nor sent: it came after we had read both sides, whether the patch arrived or
 * not. Lists are merged element by element, which needs no order in time.
 * @param now what the side that was written to holds
 * @param sent oldest first
 * @param isPatch has its effect on all of its fields or on none, unlike a write to Salesforce
 */
export function settleSentWrites(
    seen: Memories,
    now: Memory,
    sent: readonly SentWrite[],
    { isPatch }: { isPatch: boolean }
): Memories {
    return sent.reduce(({ written, other }, { changes, from, over }) => {
        const fields = Object.keys(changes) as FieldName[];
        const isThere = (field: FieldName) => same(now[field], changes[field]);
        const isUntouched = (field: FieldName) => same(now[field], over[field]);
        const arrived = fields.some((field) => isThere(field) && !isUntouched(field));
        const settled = fields.filter(
            (field) => isThere(field) || (isPatch && !isList(field) && (arrived || !isUntouched(field)))
        );
        const ours = settled.map((field) => [field, known(changes[field], [written[field], from[field]])]);
        return {
            written: { ...written, ...(Object.fromEntries(ours) as Memory) },
            other: { ...other, ...pick(from, settled) }
        };
    }, seen);
}

/**
 * Of a list that was sent, what the side had told of before or was sent for the other one: what it had got by
 * itself meanwhile is carried along, and still news.
 */
function known(sent: unknown, lists: unknown[]): unknown {
    if (!Array.isArray(sent)) return sent ?? null;
    const names = new Set(lists.flatMap((list) => (Array.isArray(list) ? list.map(nameOf) : [])));
    return sent.filter((element) => names.has(nameOf(element)));
}

/** Of a solution its id, of a person the fingerprint of who it is. */
const nameOf = (element: { id?: string; who?: string }) => element.who ?? element.id?.toLowerCase();

const same = (left: unknown, right: unknown) => isDeepStrictEqual(left ?? null, right ?? null);

function pick(memory: Memory, fields: FieldName[]): Memory {
    return Object.fromEntries(fields.map((field) => [field, memory[field] ?? null]));
}
