import type { Deal, FieldName } from '../deal.ts';
import { unitsOfFields } from '../field-kinds.ts';
import { inStep } from '../in-step.ts';
import type { Mapping } from '../mapping/document.ts';
import type { Memory } from '../memory.ts';
import type { Conflict, Decision, Policy, Side } from '../reconcile-types.ts';

/** Fields between whose values a person has to choose; kept with the deal until somebody has. */
export type OpenConflicts = Partial<Record<FieldName, { crm: Deal[FieldName]; partner: Deal[FieldName] }>>;
/** What people have chosen. */
export type Resolutions = Partial<Record<FieldName, Side>>;

interface Sides {
    policy: Policy;
    seen: Record<Side, Memory | null>;
}

/** No value of any field: a memory that holds it differs from everything. */
const NOTHING_LIKE_IT = '?';

const unitOf = (field: FieldName) => unitsOfFields.find((unit) => unit.includes(field)) ?? [field];

/**
 * What `reconcile` is given: the admin's winners, open conflicts left alone on both sides, and a chosen side
 * as the one that changed.
 */
export function beforeReconcile(
    { policy, seen }: Sides,
    mapping: Mapping,
    open: OpenConflicts,
    resolutions: Resolutions
): Sides {
    const fields = { ...policy.fields };
    const memories = { crm: seen.crm && { ...seen.crm }, partner: seen.partner && { ...seen.partner } };
    for (const { deal, conflict } of mapping.rows) {
        const winner = conflict === 'microsoft' ? 'partner' : conflict === 'salesforce' ? 'crm' : null;
        if (winner && fields[deal]) fields[deal] = { ...fields[deal], winner };
    }
    for (const field of Object.keys(open) as FieldName[])
        for (const member of unitOf(field)) {
            const chosen = resolutions[field];
            if (!chosen && fields[member]) fields[member] = { ...fields[member], direction: 'paused' };
            const [winner, loser] =
                chosen === 'crm' ? (['crm', 'partner'] as const) : (['partner', 'crm'] as const);
            if (!chosen || !memories[winner] || !memories[loser]) continue;
            memories[winner][member] = NOTHING_LIKE_IT;
            // What is not in a memory counts as unchanged.
            delete memories[loser][member];
        }
    return { policy: { ...policy, fields }, seen: memories };
}

/**
 * Takes out of the decision what an admin wants to be asked about.
 * @returns the decision without it, and all conflicts that are open now
 */
export function afterReconcile(
    decision: Decision,
    now: Record<Side, Deal>,
    mapping: Mapping,
    open: OpenConflicts,
    resolutions: Resolutions
): { decision: Decision; open: OpenConflicts } {
    const asks = new Set(mapping.rows.filter(({ conflict }) => conflict === 'ask').map(({ deal }) => deal));
    const still = (Object.keys(open) as FieldName[]).filter((field) => !resolutions[field]);
    const fresh = decision.conflicts
        .map(({ field }) => field)
        .filter((field) => !resolutions[field] && unitOf(field).some((member) => asks.has(member)));
    const apart = [...new Set([...still, ...fresh])].filter((field) => !inStep(field, now.crm, now.partner));
    const left = new Set(apart.flatMap(unitOf));
    const without = <Part extends object>(part: Part | undefined): Part =>
        Object.fromEntries(
            Object.entries(part ?? {}).filter(([field]) => !left.has(field as FieldName))
        ) as Part;
    return {
        decision: {
            toCrm: without(decision.toCrm),
            toPartner: without(decision.toPartner),
            conflicts: decision.conflicts.filter(({ field }) => !left.has(field)),
            held: decision.held.filter(({ field }) => !left.has(field)),
            refused: { crm: without(decision.refused.crm), partner: without(decision.refused.partner) }
        },
        open: Object.fromEntries(
            apart.map((field) => [field, { crm: now.crm[field], partner: now.partner[field] }])
        )
    };
}

/** Conflicts that a person has just decided: what was not chosen is lost as in any other. */
export function chosenConflicts(
    open: OpenConflicts,
    resolutions: Resolutions,
    now: Record<Side, Deal>
): Conflict[] {
    return (Object.keys(open) as FieldName[]).flatMap((field) => {
        const winner = resolutions[field];
        return winner && !inStep(field, now.crm, now.partner)
            ? [{ field, winner, crm: now.crm[field], partner: now.partner[field] }]
            : [];
    });
}
