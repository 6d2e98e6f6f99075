import type { CosellError } from '@cosell/contracts';
import type { LogRow } from '../salesforce/log-row.ts';
import type { FieldName } from '../sync/deal.ts';
import type { Held, HeldReason } from '../sync/reconcile-types.ts';

const reasons: Record<HeldReason, string> = {
    'for now': 'waits until the referral is accepted',
    'for good': 'cannot be changed at Microsoft any more',
    empty: 'is empty or 0, which is never sent',
    currency: 'is in a currency that this org does not hold',
    refused: 'was refused'
};

/** Waits its turn like the others, but nobody has typed it. */
const ofTheMechanism = new Set<FieldName>(['externalReference']);

/** Each lock or refusal is shown once: what earlier runs have shown is left out. */
export function heldRows(held: Held[], refusedByMicrosoft: CosellError | null, at: Date): LogRow[] {
    const rows: LogRow[] = held
        .filter(({ field, known }) => !known && !ofTheMechanism.has(field))
        .map(({ field, side, reason }) => ({
            direction: side === 'partner' ? 'To Microsoft' : 'From Microsoft',
            step: 'Not written',
            outcome: 'Held',
            detail: `${field} ${reasons[reason]}.`,
            milliseconds: 0,
            at
        }));
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
