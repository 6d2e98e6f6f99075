import type { AskedMove, StatusInput, StatusNote } from './decide-status.ts';
import { earliestWon, isThere, type Referral } from './move-refusal.ts';
import { partnersMoves, rowOf, type Move } from './status-table.ts';

/** A move that a stage asks for and that can still be taken back. */
export interface Closing {
    to: Move;
    /** ISO 8601: from then on it is carried out. */
    closesAt: string;
}

interface FromStage {
    closing: Closing | null;
    /** To be carried out in this run. */
    asks: AskedMove | null;
    notes: StatusNote[];
}

/**
 * What the Opportunity's stage asks. A stage asks once, when it is moved there; a close then waits, is taken
 * back by moving on or by `cancel-close`, and does not happen while something else was asked for.
 */
export function decideClosing(input: StatusInput): FromStage {
    const { referral, stage, seenStage, closing, cancelsClose, reason, table, now } = input;
    const row = rowOf(stage, table);
    const before = seenStage && rowOf(seenStage, table);
    const asks = row && { to: row.to, reason: reason ?? row.reason ?? null, force: false };
    const nothing: FromStage = { closing: null, asks: null, notes: [] };
    if (closing && (cancelsClose || row?.to !== closing.to)) {
        const detail = `${closing.to} was waiting until ${closing.closesAt}.`;
        nothing.notes.push({ step: 'Close taken back', outcome: 'Done', detail });
        if (cancelsClose) return nothing;
    } else if (closing) {
        return now >= new Date(closing.closesAt)
            ? { ...nothing, closing: postponed(closing, referral, now), asks }
            : { ...nothing, closing };
    }
    const moved = seenStage !== null && before?.to !== row?.to;
    if (!moved || !row || isThere(referral, row.to)) return nothing;
    const { status, from } = partnersMoves[row.to];
    if (status !== 'Closed' || table.closeWaitsMinutes === 0 || referral.status !== from)
        return { ...nothing, asks };
    const closesAt = new Date(now.getTime() + table.closeWaitsMinutes * 60_000).toISOString();
    const detail = `${stage.name}: Microsoft hears ${row.to} at ${closesAt}, unless it is taken back.`;
    const note: StatusNote = { step: 'Close waits', outcome: 'Held', detail };
    return { closing: { to: row.to, closesAt }, asks: null, notes: [...nothing.notes, note] };
}

/** Won that is refused as too early waits until it counts; anything else ends with this run. */
function postponed({ to }: Closing, referral: Referral, now: Date): Closing | null {
    const earliest = to === 'Won' ? earliestWon(referral) : null;
    return earliest && now < earliest ? { to, closesAt: earliest.toISOString() } : null;
}
