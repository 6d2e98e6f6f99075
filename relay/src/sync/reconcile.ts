import type { Changes, Deal, FieldName } from './deal.ts';
import { fieldNames } from './deal.ts';
import { decideScalars } from './decide-scalars.ts';
import { decideList } from './decide-list.ts';
import { isList, unitsOfFields, untoldByPartnerCenter } from './field-kinds.ts';
import { isForeign } from './foreign-currency.ts';
import { hold } from './hold.ts';
import { projectToCrm, projectToPartner } from './project.ts';
import type { Decision, Reconciliation } from './reconcile-types.ts';
import { isEmpty } from './same-value.ts';

/**
 * Decides what to write to each side of one deal so that both end equal under projection, or held with a
 * reason. Pure: the same input gives the same decision, and after both writes the next decision writes
 * nothing.
 *
 * Where there is no referral yet, `toPartner` is the whole deal to create; where there is no Opportunity yet,
 * `toCrm` is. With `toPartner.help` on an existing referral, Microsoft is to be invited (a second create in
 * its engagement).
 */
export function reconcile(run: Reconciliation): Decision {
    const decision: Decision = { toCrm: {}, toPartner: {}, conflicts: [], held: [], refused: {} };
    const { crm, partner } = run.now;
    if (!crm || !partner) return { ...decision, refused: run.refused, ...firstRecord(run, decision) };

    const active = fieldNames.filter(
        (field) =>
            (run.policy.fields[field]?.direction ?? 'paused') !== 'paused' &&
            !untoldByPartnerCenter.has(field)
    );
    const united = unitsOfFields.map((unit) => unit.filter((field) => active.includes(field)));
    const alone = active.filter((field) => !unitsOfFields.some((unit) => unit.includes(field)));
    for (const unit of [...united, ...alone.map((field) => [field])]) {
        const [first] = unit;
        if (!first) continue;
        if (isList(first)) decideList(first, run, { crm, partner }, decision);
        else decideScalars(unit, run, { crm, partner }, decision);
    }
    return decision;
}

/** The other side has no record yet: everything that crosses, without what is empty. */
function firstRecord(run: Reconciliation, decision: Decision): Partial<Decision> {
    const { crm, partner } = run.now;
    if (crm) return { toPartner: crossing(crm, ['out', 'both'], projectToPartner, run) };
    if (!partner) return {};
    const toCrm = crossing(partner, ['in', 'both'], projectToCrm, run);
    const { value, currency: _with, ...rest } = toCrm;
    if (value == null || !isForeign(partner, run.policy)) return { toCrm };
    hold('value', 'crm', value, 'currency', run, decision);
    return { toCrm: rest, held: decision.held, refused: decision.refused };
}

function crossing(
    deal: Deal,
    directions: string[],
    project: <Field extends FieldName>(field: Field, value: Deal[Field]) => Deal[Field],
    run: Reconciliation
): Changes {
    const crosses = (field: FieldName) =>
        directions.includes(run.policy.fields[field]?.direction ?? 'paused');
    const entries = fieldNames.filter(crosses).map((field) => [field, project(field, deal[field])] as const);
    return Object.fromEntries(entries.filter(([, value]) => !isEmpty(value)));
}
