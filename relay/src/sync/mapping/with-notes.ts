import type { Mapping } from './document.ts';
import { areSharedNotes } from './relations.ts';

/** In an org without Notes, or without the mark on them, the Opportunity's description takes their place. */
export function withNotes(mapping: Mapping, { notes }: { notes: boolean }): Mapping {
    if (notes) return mapping;
    const rows = mapping.rows.map((row) =>
        areSharedNotes(row) ? { ...row, opportunity: 'Description' } : row
    );
    return { ...mapping, rows };
}
