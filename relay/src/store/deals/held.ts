import { CosellError } from '@cosell/contracts';
import type { Sealer } from '../secrets/sealer.ts';
import type { Held } from '../types.ts';

const DETAIL = 'detail of a hold';

/** What stands in the column: SQL orders by `since` and counts by `code`; the detail may quote a value. */
export function sealedHeld(sealer: Sealer, held: Held | null): string | null {
    if (!held) return null;
    return JSON.stringify({
        ...held,
        detail: JSON.parse(sealer.close(DETAIL, held.detail) ?? '""') as string
    });
}

/** A deal as it was read, with the words of its hold; empty ones where another key has sealed them. */
export function withHeld<Row extends { held: Held | null }>(sealer: Sealer, row: Row): Row {
    return row.held ? { ...row, held: { ...row.held, detail: wordsOf(sealer, row.held) } } : row;
}

/** The deal must go on although its words are lost: with the next run it says anew why it waits. */
function wordsOf(sealer: Sealer, { detail }: Held): string {
    try {
        return String(sealer.open(DETAIL, detail));
    } catch (error) {
        if (error instanceof CosellError && error.code === 'STORE_KEY') return '';
        throw error;
    }
}
