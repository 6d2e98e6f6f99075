/** One line of the table: two things measured side by side in the same run. */
export interface Figure {
    /** Of issue and docs: which figure it is. */
    row: string;
    /** What was measured, and how often. */
    what: string;
    /** With unit; empty where the row was not measured. */
    ours: string;
    against: string;
    /** The number that is judged; null where nothing was measured. */
    value: number | null;
    /** Infinite: told for comparison, and not judged. */
    aim: { atMost: number } | { atLeast: number };
    /** Smallest and largest value of the rounds. */
    spread?: readonly [number, number];
    /** Why it was not measured, or what to know about it. */
    note?: string;
}

/** Null: not measured. */
export function isMet({ value, aim }: Figure): boolean | null {
    if (value === null || ('atMost' in aim && aim.atMost === Infinity)) return null;
    return 'atMost' in aim ? value <= aim.atMost : value >= aim.atLeast;
}

export function aimText({ aim }: Figure): string {
    if ('atLeast' in aim) return `≥ ${aim.atLeast}`;
    return aim.atMost === Infinity ? '–' : `≤ ${aim.atMost}`;
}

/** A row that could not be measured, and why. */
export const skipped = (row: string, what: string, note: string, aim: Figure['aim']): Figure => ({
    row,
    what,
    ours: '',
    against: '',
    value: null,
    aim,
    note
});
