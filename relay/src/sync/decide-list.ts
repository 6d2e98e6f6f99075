import type { Deal, FieldName, Person, Solution } from './deal.ts';
import { kindOf } from './field-kinds.ts';
import { hold, refusedBefore } from './hold.ts';
import {
    applyChanges,
    changesSince,
    unchangedList,
    withoutTouched,
    type ListIdentity
} from './list-changes.ts';
import { personIdentity, solutionIdentity } from './list-identity.ts';
import { lockOf } from './lock.ts';
import type { Remembered } from './memory.ts';
import { pairUp } from './pair-up.ts';
import { projectToCrm, projectToPartner } from './project.ts';
import type { Decision, HeldReason, Reconciliation, Side } from './reconcile-types.ts';
import { MOST_ENTRIES } from './rules.ts';
import { isEmpty, sameValue } from './same-value.ts';

/**
 * Merges a list element by element, both ways: each side's changes since its own memory go to the other. What
 * both touched is Salesforce's to say, unless Microsoft will never take it.
 */
export function decideList(
    field: FieldName,
    run: Reconciliation,
    now: Record<Side, Deal>,
    decision: Decision
): void {
    if (kindOf(field) === 'solutions')
        decide<Solution, Solution>(field, solutionIdentity, run, now, decision);
    else decide(field, personIdentity(run.fingerprint), run, now, decision);
}

function decide<Seen extends object, Element extends Person | Solution>(
    field: FieldName,
    identity: ListIdentity<Seen, Element>,
    run: Reconciliation,
    now: Record<Side, Deal>,
    decision: Decision
): void {
    if (isInStep(field, now)) return;
    const { direction, removes } = run.policy.fields[field] ?? { direction: 'paused' };
    const remove = kindOf(field) === 'solutions' || removes === true;
    const changes = (side: Side) => {
        const memory = memoryOf(side, field, run);
        const elements = elementsOf<Element>(projectToPartner(field, now[side][field]));
        if (memory === undefined) return unchangedList<Seen, Element>(elements);
        const seen = elementsOf<Seen>(
            kindOf(field) === 'solutions' ? projectToPartner(field, memory as never) : memory
        );
        return changesSince(seen, elements, identity);
    };
    const [ours, theirs] = [changes('crm'), changes('partner')];
    const held = {
        crm: elementsOf<Element>(now.crm[field]),
        partner: elementsOf<Element>(now.partner[field])
    };

    let against: HeldReason | null = null;
    if (direction !== 'in') {
        const merged = applyChanges(held.partner, ours, identity, remove);
        against = propose(field, withSignedInUser(field, merged, held.partner, run), run, now, decision);
    }
    if (direction === 'out') return;
    const { changes: apart, overruled } =
        against === 'for good'
            ? { changes: theirs, overruled: false }
            : withoutTouched(theirs, ours, identity);
    if (overruled)
        decision.conflicts.push({ field, winner: 'crm', crm: now.crm[field], partner: now.partner[field] });
    const merged = applyChanges(held.crm, apart, identity, remove);
    if (merged.length === held.crm.length && merged.every((element, index) => element === held.crm[index]))
        return;
    Object.assign(decision.toCrm, { [field]: projectToCrm(field, merged as never) });
    const waiting = decision.refused.partner?.[field];
    if (!waiting?.base) return;
    // What has just come from Microsoft is no change of Salesforce's that waits to go there.
    const arrived = merged.filter((element) => !held.crm.includes(element));
    const left = held.crm.filter((element) => !merged.includes(element));
    const stays = pairUp(
        elementsOf<Seen>(waiting.base),
        left,
        identity.seenIdentical,
        identity.seenEqual
    ).onlyLeft;
    const base = [...stays, ...arrived.map(identity.keep)];
    decision.refused.partner = {
        ...decision.refused.partner,
        [field]: { ...waiting, base: base as Remembered }
    };
}

/**
 * Nobody has anything to tell the other, whatever happened to get there: most lists of most runs, at a
 * fraction of what comparing them with their memories costs.
 */
function isInStep(field: FieldName, { crm, partner }: Record<Side, Deal>): boolean {
    return (
        sameValue(field, projectToPartner(field, crm[field]), partner[field]) &&
        sameValue(field, crm[field], projectToCrm(field, partner[field]))
    );
}

const elementsOf = <Element>(list: unknown) => (list ?? []) as Element[];

/** What to count a side's changes from; null: from nothing; undefined: the memory is older than the field. */
function memoryOf(side: Side, field: FieldName, run: Reconciliation): Remembered | undefined {
    const waiting = side === 'crm' ? run.refused.partner?.[field]?.base : undefined;
    if (waiting !== undefined) return waiting;
    const seen = run.seen[side];
    return seen ? seen[field] : null;
}

/** @returns what stands against it; null: it is sent, or is there already */
function propose(
    field: FieldName,
    proposed: (Person | Solution)[],
    run: Reconciliation,
    now: Record<Side, Deal>,
    decision: Decision
): HeldReason | null {
    const value = proposed as Deal[FieldName];
    if (sameValue(field, value, now.partner[field])) return null;
    const against =
        lockOf(field, run.phase, now.partner) ??
        (isEmpty(value) ? 'empty' : null) ??
        (proposed.length > MOST_ENTRIES ? 'too many' : refusedBefore(field, 'partner', value, run));
    // What will never be taken need not be merged anew: it is told once and forgotten.
    if (against === 'for good') decision.held.push({ field, side: 'partner', reason: against, known: false });
    else if (against) hold(field, 'partner', value, against, run, decision, memoryOf('crm', field, run));
    else Object.assign(decision.toPartner, { [field]: value });
    return against;
}

/** Whom the relay signs in as never leaves the team: the deal would vanish from his sight. */
function withSignedInUser<Element extends Person | Solution>(
    field: FieldName,
    merged: Element[],
    held: Element[],
    { policy }: Reconciliation
): Element[] {
    const address = policy.signedInEmail?.toLowerCase();
    if (field !== 'team' || !address) return merged;
    const isUser = (member: Element) => 'email' in member && member.email?.toLowerCase() === address;
    return merged.some(isUser) ? merged : [...held.filter(isUser), ...merged];
}
