import type { Deal, FieldName } from './deal.ts';
import { hold, neverEmpty, refusedBefore, waits } from './hold.ts';
import { isEmpty } from './same-value.ts';
import { inStep, unitInStep } from './in-step.ts';
import { lockOf } from './lock.ts';
import { moved } from './moved.ts';
import { projectToCrm, projectToPartner } from './project.ts';
import { isForeign } from './foreign-currency.ts';
import type { Decision, HeldReason, Reconciliation, Side } from './reconcile-types.ts';

/** One field's way to the other side: what would be written there, and what stands against it. */
interface Proposal {
    field: FieldName;
    side: Side;
    value: Deal[FieldName];
    against: HeldReason | null;
}

/** Decides about fields that move together (most units are one field), none of them a list. */
export function decideScalars(
    unit: readonly FieldName[],
    run: Reconciliation,
    now: Record<Side, Deal>,
    decision: Decision
): void {
    if (unitInStep(unit, now.crm, now.partner)) return;
    const { fields: policies } = run.policy;
    const goesOut = (field: FieldName) => policies[field]?.direction !== 'in';
    const comesIn = (field: FieldName) => policies[field]?.direction !== 'out';
    const out = unit.filter((field) => goesOut(field) && !inStep(field, now.crm, now.partner));
    const back = unit.filter((field) => comesIn(field) && !inStep(field, now.crm, now.partner));
    const propose = (side: Side) =>
        side === 'partner'
            ? out.map((field) => proposalToPartner(field, run, now))
            : back.map((field) => proposalToCrm(field, run, now));

    // A mirror: what Microsoft alone decides is put right in Salesforce, whoever changed it.
    if (!unit.some(goesOut)) return apply(propose('crm'), run, decision);

    const toPartner = propose('partner');
    const toCrm = propose('crm');
    const waiting = (proposals: Proposal[]) =>
        proposals.some(({ field, side, value }) => waits(field, side, value, run));
    const someMoved = (side: Side) => unit.some((field) => moved(field, side, run, now));
    const [crmMoved, partnerMoved] = [someMoved('crm'), someMoved('partner')];
    // What only Salesforce can say is said again where Microsoft has something else.
    if (unit.some((field) => policies[field]?.insists)) {
        if (partnerMoved) noteConflicts(unit, 'crm', now, decision);
        return apply(crmMoved || partnerMoved || waiting(toPartner) ? toPartner : [], run, decision);
    }
    const wantsOut = crmMoved || waiting(toPartner);
    const wantsIn = (partnerMoved || waiting(toCrm)) && unit.some(comesIn);
    if (!wantsOut || !wantsIn) {
        // Without a memory nobody knows who spoke last, so what gives way is told.
        if (isNew(run) && unit.some(comesIn) && (wantsOut || wantsIn)) {
            const [winner, loser] = wantsOut ? (['crm', 'partner'] as const) : (['partner', 'crm'] as const);
            const said = unit.filter((field) => !isEmpty(now[loser][field]));
            noteConflicts(said, winner, now, decision);
        }
        return apply(wantsOut ? toPartner : wantsIn ? toCrm : [], run, decision);
    }

    const preferred =
        unit.map((field) => policies[field]?.winner).find((side) => side !== undefined) ?? 'crm';
    // What Microsoft will never take does not block what somebody changed there.
    const hopeless = toPartner.some(({ against }) => against !== null && against !== 'for now');
    const winner = preferred === 'crm' && hopeless ? 'partner' : preferred;
    if (crmMoved || partnerMoved) noteConflicts(unit, winner, now, decision);
    apply(winner === 'crm' ? toPartner : toCrm, run, decision);
}

const isNew = ({ seen }: Reconciliation) => !seen.crm && !seen.partner;

function noteConflicts(
    unit: readonly FieldName[],
    winner: Side,
    now: Record<Side, Deal>,
    decision: Decision
): void {
    for (const field of unit.filter((one) => !inStep(one, now.crm, now.partner)))
        decision.conflicts.push({ field, winner, crm: now.crm[field], partner: now.partner[field] });
}

/** Private, partner-led, co-sell: a deal only goes up (Microsoft Learn, "Manage co-sell opportunities"). */
const oneWay: ReadonlySet<FieldName> = new Set<FieldName>(['help', 'visibleToMicrosoft']);

function proposalToPartner(field: FieldName, run: Reconciliation, now: Record<Side, Deal>): Proposal {
    const value = projectToPartner(field, now.crm[field]);
    const lock = lockOf(field, run.phase, now.partner);
    const goesBack = lock === 'for good' && run.phase === 'active' && oneWay.has(field);
    const against =
        (goesBack ? 'one way' : lock) ??
        (neverEmpty(field, 'partner', value) ? 'empty' : refusedBefore(field, 'partner', value, run));
    return { field, side: 'partner', value, against };
}

function proposalToCrm(field: FieldName, run: Reconciliation, now: Record<Side, Deal>): Proposal {
    const value = projectToCrm(field, now.partner[field]);
    const foreign = field === 'value' && isForeign(now.partner, run.policy);
    const holds = run.policy.fields[field]?.holds;
    const against = foreign
        ? 'currency'
        : holds && value !== null && !holds.includes(String(value))
          ? 'unmapped'
          : neverEmpty(field, 'crm', value)
            ? 'empty'
            : refusedBefore(field, 'crm', value, run);
    return { field, side: 'crm', value, against };
}

/** All of a unit or nothing of it. */
function apply(proposals: Proposal[], run: Reconciliation, decision: Decision): void {
    const blocked = proposals.find(({ against }) => against !== null);
    for (const { field, side, value, against } of proposals) {
        const reason = against ?? blocked?.against;
        if (reason) hold(field, side, value, reason, run, decision);
        if (reason === 'one way' && run.policy.fields[field]?.direction === 'both')
            Object.assign(decision.toCrm, { [field]: run.now.partner?.[field] });
        if (!reason) Object.assign(side === 'crm' ? decision.toCrm : decision.toPartner, { [field]: value });
    }
}
