/** What one published sample came to. `differs` fails the run. */
export interface Verdict {
    verdict: 'accepted' | 'refused as documented' | 'differs';
    /** Why, or what was noticed on the way. */
    notes: string[];
}

export const accepted = (...notes: string[]): Verdict => ({ verdict: 'accepted', notes });
export const refusedAsDocumented = (...notes: string[]): Verdict => ({
    verdict: 'refused as documented',
    notes
});
export const differs = (...notes: string[]): Verdict => ({ verdict: 'differs', notes });

/** Accepted only where nothing at all was found. */
export function judge(differences: string[], ...notes: string[]): Verdict {
    return differences.length ? differs(...differences) : accepted(...notes);
}
