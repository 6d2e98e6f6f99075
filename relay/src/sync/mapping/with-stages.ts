import type { Mapping } from './document.ts';

/** Microsoft's steps of the sales stage, in per cent (Microsoft Learn, "Manage co-sell opportunities"). */
const STEPS = [20, 40, 60, 80] as const;

/**
 * Gives the row of the sales stage its table where the admin has left it to the org: each open stage
 * counts as the first step that its probability does not exceed. Of several, the first in the org's order
 * is written.
 */
export function withStages(
    mapping: Mapping,
    stages: readonly { name: string; closed: boolean; probability: number }[]
): Mapping {
    const values: Record<string, string[]> = {};
    for (const { name, closed, probability } of stages) {
        if (closed) continue;
        const step = STEPS.find((one) => probability <= one) ?? 80;
        (values[step] ??= []).push(name);
    }
    const rows = mapping.rows.map((row) =>
        row.deal === 'salesStage' && !row.values ? { ...row, values } : row
    );
    return { ...mapping, rows };
}
