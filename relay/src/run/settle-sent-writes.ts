import { isDeepStrictEqual } from 'node:util';
import type { FieldName } from '../sync/deal.ts';
import { isList } from '../sync/field-kinds.ts';
import { listWrite, seenIn, withWritten } from '../sync/list-write.ts';
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
 * not. Of a list each element counts by itself.
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
    return sent.reduce((memories, write) => {
        const fields = Object.keys(write.changes) as FieldName[];
        const isThere = (field: FieldName) => same(now[field], write.changes[field]);
        const isUntouched = (field: FieldName) => same(now[field], write.over[field]);
        const arrived = fields.some((field) => isThere(field) && !isUntouched(field));
        const scalars = fields.filter(
            (field) => !isList(field) && (isThere(field) || (isPatch && (arrived || !isUntouched(field))))
        );
        const lists = fields.filter(isList).map((field) => {
            const whole = listWrite(write.over[field], write.changes[field]);
            const settled = isPatch && arrived ? whole : seenIn(now[field], whole);
            const written = withWritten(memories.written[field], settled, write.changes[field]);
            return { field, written, other: withWritten(memories.other[field], settled, write.from[field]) };
        });
        const ofLists = (side: keyof Memories) =>
            Object.fromEntries(lists.map((list) => [list.field, list[side]])) as Memory;
        return {
            written: { ...memories.written, ...pick(write.changes, scalars), ...ofLists('written') },
            other: { ...memories.other, ...pick(write.from, scalars), ...ofLists('other') }
        };
    }, seen);
}

const same = (left: unknown, right: unknown) => isDeepStrictEqual(left ?? null, right ?? null);

function pick(memory: Memory, fields: FieldName[]): Memory {
    return Object.fromEntries(fields.map((field) => [field, memory[field] ?? null]));
}
