import type { CosellError, ErrorCode } from '@cosell/contracts';
import type { LogRow } from '../salesforce/log-row.ts';
import type { FieldName } from '../sync/deal.ts';
import type { Held, HeldReason } from '../sync/reconcile-types.ts';

const reasons: Record<HeldReason, string> = {
    'for now': 'waits until the referral is accepted',
    'for good': 'cannot be changed at Microsoft any more',
    empty: 'is empty or 0, which is never sent',
    currency: 'is in a currency that this org does not hold',
    unmapped: 'has a value at Microsoft that the mapping does not know',
    'one way': 'cannot be taken back once Microsoft has it, so it was set again',
    'too many': 'has more than the 50 entries that Microsoft takes',
    refused: 'was refused'
};

/** What somebody has to see to; all others settle themselves, or are only told. */
const codes: Partial<Record<HeldReason, ErrorCode>> = {
    currency: 'CURRENCY_INACTIVE',
    'too many': 'TOO_MANY_ENTRIES'
};

function codeOf({ field, side, reason }: Held): ErrorCode | undefined {
    if (field === 'solutions' && side === 'partner' && reason === 'empty') return 'NO_SOLUTION';
    return codes[reason];
}

/** The code that the card shows for what is held; null: nothing of it needs a person. */
export function codeOfHeld(held: readonly Held[]): ErrorCode | null {
    return held.map(codeOf).find((code) => code !== undefined) ?? null;
}

/** Waits its turn like the others, but nobody has typed it. */
const ofTheMechanism = new Set<FieldName>(['externalReference']);

/** Each lock or refusal is shown once: what earlier runs have shown is left out. */
export function heldRows(held: Held[], refusedByMicrosoft: CosellError | null, at: Date): LogRow[] {
    const rows: LogRow[] = held
        .filter(({ field, known }) => !known && !ofTheMechanism.has(field))
        .map((one) => {
            const code = codeOf(one);
            return {
                direction: one.side === 'partner' ? 'To Microsoft' : 'From Microsoft',
                step: 'Not written',
                outcome: 'Held',
                ...(code ? { code } : {}),
                detail: `${one.field} ${reasons[one.reason]}.`,
                milliseconds: 0,
                at
            };
        });
    if (refusedByMicrosoft)
        rows.push({
            direction: 'To Microsoft',
            step: 'Update referral',
            outcome: 'Held',
            code: refusedByMicrosoft.code,
            detail: refusedByMicrosoft.detail,
            milliseconds: 0,
            at
        });
    return rows;
}
