import type { Deal } from './deal.ts';
import type { Phase } from './reconcile-types.ts';

/**
 * By the status of the partner's own referral; one that is not known counts as closed, so that nothing is
 * sent.
 */
export function phaseOf(partner: Pick<Deal, 'status'> | null): Phase {
    if (!partner) return 'absent';
    if (partner.status === 'New') return 'new';
    return partner.status === 'Active' ? 'active' : 'closed';
}
