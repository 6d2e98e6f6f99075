import type { Changes, Deal, FieldName } from '../sync/deal.ts';
import { remember, type Fingerprint } from '../sync/memory.ts';
import type { SentWrite } from './settle-sent-writes.ts';

/** @param other the side whose values are sent, as it was read */
export function sentWriteOf(changes: Changes, other: Deal, fingerprint: Fingerprint): SentWrite {
    const from = Object.fromEntries(
        (Object.keys(changes) as FieldName[]).map((field) => [field, other[field]])
    );
    return { changes: remember(changes, fingerprint), from: remember(from, fingerprint) };
}
