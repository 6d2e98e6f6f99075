import type { Refused, Side } from '../reconcile-types.ts';

/** For *retry*: values that a side has refused may be proposed again; what is locked stays so. */
export function withoutRefusals(refused: Refused): Refused {
    const kept = (side: Side) =>
        Object.fromEntries(
            Object.entries(refused[side] ?? {}).filter(([, { reason }]) => reason !== 'refused')
        );
    return { crm: kept('crm'), partner: kept('partner') };
}
