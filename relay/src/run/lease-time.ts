/**
 * How long a deal stays with a process that has died. A run that lives prolongs its lease again and again,
 * however slow its calls are; the number in the lease guards what comes after it was lost.
 */
export const LEASE_MS = 30_000;
/** Twice in vain, and the lease still holds. */
export const PROLONG_MS = LEASE_MS / 3;
