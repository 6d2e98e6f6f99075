import type { Changes, Deal, FieldName } from '../sync/deal.ts';
import { remember, type Fingerprint } from '../sync/memory.ts';
import type { SentWrite } from './settle-sent-writes.ts';

/**
 * @param other the side whose values are sent, as it was read
 * @param written the side that is written to, as it was read
 */
export function sentWriteOf(
    changes: Changes,
    { other, written }: { other: Deal; written: Deal },
    fingerprint: Fingerprint
): SentWrite {
    const of = (deal: Deal) =>
        Object.fromEntries((Object.keys(changes) as FieldName[]).map((field) => [field, deal[field]]));
    return {
        changes: remember(changes, fingerprint),
        from: remember(of(other), fingerprint),
        over: remember(of(written), fingerprint)
    };
}
