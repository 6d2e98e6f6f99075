import type { Changes, Deal, FieldName, Person } from './deal.ts';
import { fieldNames } from './deal.ts';
import { isList } from './field-kinds.ts';
import { remembered, type Fingerprint, type Memory } from './memory.ts';
import { isEmpty } from './same-value.ts';

/**
 * What both sides hold once an Opportunity has been made of Microsoft's referral, so that what a person or a
 * flow changes there before the first run has ended counts as a change.
 * @param written what the new Opportunity is given. Of everything else Microsoft has spoken, and Salesforce
 * only where Microsoft says nothing; lists come after, so an early element is somebody's
 * @param owner is in the team from the first moment on, and nobody's change
 */
export function memoriesOfInbound(
    partner: Deal,
    { written, owner }: { written: Changes; owner: Person | null },
    fingerprint: Fingerprint
): { seenCrm: Memory; seenPartner: Memory } {
    const seenCrm: Memory = {};
    const seenPartner: Memory = {};
    const keep = (memory: Memory, field: FieldName, value: Deal[FieldName]) =>
        Object.assign(memory, { [field]: remembered(field, value, fingerprint) });
    for (const field of fieldNames) {
        const value = written[field];
        if (value !== undefined) {
            keep(seenCrm, field, value);
            keep(seenPartner, field, partner[field]);
            continue;
        }
        keep(seenPartner, field, null);
        if (field === 'team') keep(seenCrm, field, owner ? [owner] : []);
        // An amount in a currency that the org does not have: a new Opportunity has none.
        else if (isList(field) || field === 'value' || isEmpty(partner[field])) keep(seenCrm, field, null);
    }
    return { seenCrm, seenPartner };
}
