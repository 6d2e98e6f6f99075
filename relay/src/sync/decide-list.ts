import type { Deal, FieldName, Person, Solution } from './deal.ts';
import { kindOf } from './field-kinds.ts';
import { hold, refusedBefore } from './hold.ts';
import { lockOf } from './lock.ts';
import { mergeList } from './merge-list.ts';
import { projectToPartner } from './project.ts';
import type { Decision, Reconciliation, Side } from './reconcile-types.ts';
import { isEmpty, samePerson, sameSolution, sameValue } from './same-value.ts';

/** Lists travel from Salesforce to Microsoft; what Microsoft's list has besides is carried along. */
export function decideList(
    field: FieldName,
    run: Reconciliation,
    now: Record<Side, Deal>,
    decision: Decision
): void {
    const since = memoryOfCrm(field, run);
    if (since === undefined) return;
    const proposed = projectToPartner(field, merged(field, since, now));
    if (sameValue(field, proposed, now.partner[field])) return;
    const against =
        lockOf(field, run.phase, now.partner) ??
        (isEmpty(proposed) ? 'empty' : refusedBefore(field, 'partner', proposed, run));
    if (against) hold(field, 'partner', proposed, against, run, decision, since);
    else Object.assign(decision.toPartner, { [field]: proposed });
}

/** What to count Salesforce's changes from; null = from nothing, undefined = Salesforce has not spoken. */
function memoryOfCrm(field: FieldName, run: Reconciliation): Deal[FieldName] | undefined {
    const waiting = run.refused.partner?.[field];
    if (waiting?.base !== undefined) return waiting.base;
    if (run.seen.crm) return run.seen.crm[field];
    return run.origin === 'partner' ? undefined : null;
}

function merged(field: FieldName, since: Deal[FieldName], now: Record<Side, Deal>): Deal[FieldName] {
    const [seen, crm] = [since, now.crm[field]].map((list) =>
        projectToPartner(field, list as Deal[FieldName])
    );
    const partner = now.partner[field];
    if (kindOf(field) === 'solutions') {
        const lists = { seen, now: crm, partner } as Lists<Solution>;
        return mergeList({ ...lists, identical: sameSolution, remove: true });
    }
    const lists = { seen, now: crm, partner } as Lists<Person>;
    return mergeList({ ...lists, identical: samePerson, remove: false });
}

interface Lists<Element> {
    seen: Element[] | null;
    now: Element[];
    partner: Element[];
}
