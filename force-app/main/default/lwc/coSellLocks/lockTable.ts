/**
 * What Microsoft no longer lets be changed, as `relay/src/sync/lock.ts` enforces it; a test in
 * `scripts/rules/` holds the two together. Without imports, so that both sides can run it.
 * Sources: Microsoft Learn, "Manage co-sell opportunities".
 */
export interface Standing {
    /** Of the partner's referral: New, Active or Closed; null: there is none. */
    status: string | null;
    /** Of Microsoft's referral; null: Microsoft has not been invited. */
    microsoftStatus: string | null;
    /** Microsoft's sellers may see the deal. */
    visibleToMicrosoft: boolean;
}

export type LockedField = 'everything' | 'customer' | 'purchaseIntent' | 'contacts' | 'help' | 'visibility';
export type LockReason = 'until accepted' | 'closed' | 'created' | 'shared';
export interface Lock {
    field: LockedField;
    reason: LockReason;
}

export function locksOf({ status, microsoftStatus, visibleToMicrosoft }: Standing): Lock[] {
    if (status === null) return [];
    if (status === 'New') return [{ field: 'everything', reason: 'until accepted' }];
    if (status !== 'Active') return [{ field: 'everything', reason: 'closed' }];
    const isInvited = microsoftStatus !== null;
    return [
        { field: 'customer', reason: 'created' },
        { field: 'purchaseIntent', reason: 'created' },
        ...(visibleToMicrosoft ? [{ field: 'visibility', reason: 'shared' } as const] : []),
        ...(visibleToMicrosoft || isInvited ? [{ field: 'contacts', reason: 'shared' } as const] : []),
        ...(isInvited ? [{ field: 'help', reason: 'shared' } as const] : [])
    ];
}
