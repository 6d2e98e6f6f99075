import type { Deal, FieldName } from './deal.ts';
import { remember, type Fingerprint, type Memory } from './memory.ts';
import { projectToPartner } from './project.ts';

/** What both sides hold once Microsoft has made a referral of this Opportunity. */
export function memoriesOfCreate(
    deal: Deal,
    fingerprint: Fingerprint
): { seenCrm: Memory; seenPartner: Memory } {
    const sent = Object.entries(deal).map(([name, value]) => {
        const field = name as FieldName;
        return [field, projectToPartner(field, value as never)];
    });
    return {
        seenCrm: remember(deal, fingerprint),
        seenPartner: remember(Object.fromEntries(sent) as Deal, fingerprint)
    };
}
