import by from '@salesforce/label/c.CoSell_By';
import type { CoSellTimeline } from '@salesforce/apex/CoSellTimeline.read';
import { logText } from 'c/coSellWords';
import { readAudit } from './audit';
import { directions, outcomes, steps } from './words';

/** One line of the timeline, in the language of the user. */
export interface Moment {
    key: string;
    /** ISO 8601. */
    at: string;
    step: string;
    direction: string | null;
    /** Empty: the step says it all. */
    detail: string;
    /** Who made the change. */
    by: string | null;
    /** Of the row that can give a lost value back. */
    logId: string | null;
    icon: string;
    variant?: string;
    /** What the icon says. */
    outcome: string;
}

interface Row {
    key: string;
    at: string;
    step: string;
    outcome: string;
    direction: string | null;
    code: string | null;
    detail: string | null;
    changedBy: string | null;
    logId: string | null;
}

/** What only an entry of the log has. */
const ofTheTrail = { direction: null, code: null, changedBy: null, logId: null };

/** Newest first: the log, then what the trail keeps from before it. */
export function momentsOf({ entries, audit }: CoSellTimeline): Moment[] {
    const oldest = Date.parse(entries.at(-1)?.happenedAt ?? '') || Infinity;
    const earlier = readAudit(audit).filter(({ at }) => Date.parse(at) < oldest);
    const rows: Row[] = [
        ...entries.map((entry) => ({
            ...entry,
            key: entry.entryId,
            at: entry.happenedAt,
            logId: entry.isRestorable ? entry.entryId : null
        })),
        ...earlier.map((line, index) => ({ ...ofTheTrail, ...line, key: `audit ${index}` }))
    ];
    return rows.map(({ key, at, step, outcome, direction, code, detail, changedBy, logId }) => {
        const { icon, variant, label } = outcomes[outcome] ?? { icon: 'utility:record', label: outcome };
        return {
            key,
            at,
            step: steps[step] ?? step,
            direction: direction && (directions[direction] ?? direction),
            detail: logText(detail, code),
            by: changedBy && by.replace('{0}', () => changedBy),
            logId,
            icon,
            variant,
            outcome: label
        };
    });
}
