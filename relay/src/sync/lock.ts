import type { Deal, FieldName } from './deal.ts';
import type { HeldReason, Phase } from './reconcile-types.ts';

/** Part of the create alone: no documented PATCH path (connector definition, UpdateReferralDetails). */
const fixedByCreate: ReadonlySet<FieldName> = new Set<FieldName>([
    'customer',
    'purchaseIntent',
    'partnerRole',
    'solutionArea',
    'solutionPlay'
]);

/**
 * Read-only after they are first set, once Microsoft sees the deal (Microsoft Learn, "Manage co-sell
 * opportunities").
 */
const fixedByShare: ReadonlySet<FieldName> = new Set<FieldName>(['contacts', 'help', 'notesToMicrosoft']);

/** Why Microsoft would refuse a new value of `field` today; null = it would take it. */
export function lockOf(field: FieldName, phase: Phase, partner: Deal | null): HeldReason | null {
    if (phase === 'absent' || !partner) return null;
    if (phase === 'closed') return 'for good';
    if (phase === 'new') return 'for now';
    if (fixedByCreate.has(field)) return 'for good';
    if (field === 'visibleToMicrosoft') return partner.visibleToMicrosoft ? 'for good' : null;
    if (!fixedByShare.has(field)) return null;
    const shared = partner.visibleToMicrosoft === true || partner.microsoftReferralId !== null;
    if (field === 'contacts') return shared && partner.contacts.length > 0 ? 'for good' : null;
    // Help and its notes travel with the invitation of Microsoft: once that is out, they are fixed.
    return partner.microsoftReferralId === null ? null : 'for good';
}
