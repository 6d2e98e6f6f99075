import { CosellError, type ErrorCode } from '@cosell/contracts';

/** How a sweep is getting on, for people. */
export interface Progress {
    /** ISO 8601; null before the first one. */
    startedAt: string | null;
    /** Null while it is under way. */
    endedAt: string | null;
    /** Records looked at. */
    read: number;
    /** Deals that it found to have changed unnoticed. */
    hinted: number;
    /** Why it ended early; null: it came to its end. */
    error: ErrorCode | null;
}

export const notYet: Readonly<Progress> = { startedAt: null, endedAt: null, read: 0, hinted: 0, error: null };

export function begin(progress: Progress, now: Date): void {
    Object.assign(progress, notYet, { startedAt: now.toISOString() });
}

export function end(progress: Progress, now: Date, error?: unknown): void {
    const code = error instanceof CosellError ? error.code : 'UNEXPECTED';
    Object.assign(progress, { endedAt: now.toISOString(), error: error === undefined ? null : code });
}
