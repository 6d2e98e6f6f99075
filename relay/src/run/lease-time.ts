/**
 * Longer than the slowest chain of calls of one run (each ends after 30 s); the number in the lease guards
 * what comes later.
 */
export const LEASE_MS = 60_000;
