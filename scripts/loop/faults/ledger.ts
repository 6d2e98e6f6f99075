export type Side = 'salesforce' | 'microsoft';
export type Field = 'name' | 'value';

/** One edit that a side has taken, with a value that no other edit has. */
export interface Edit {
    /** As the driver knows the deal; both sides find it by its identifiers. */
    deal: number;
    side: Side;
    field: Field;
    value: string;
    /** Two readings of one counter, before it was sent and after it was taken: two edits may overlap. */
    sent: number;
    taken: number;
    /** When it was taken, for people. ISO 8601. */
    at?: string;
}

/** What both sides hold of a deal in the end; null: that side does not have it. */
export type Shown = Record<Side, Record<Field, string> | null>;

/** What the relay told people of a deal: details of the conflict rows in its log. */
export type Told = readonly string[];

export interface Verdict {
    edits: number;
    /** One sentence for each edit that is nowhere. */
    lost: string[];
}

/**
 * Each edit is there on both sides in the end, or somebody edited the same field later, or a conflict row
 * keeps its value. Everything else is lost.
 */
export function judge(
    edits: readonly Edit[],
    shown: (deal: number) => Shown,
    told: (deal: number) => Told
): Verdict {
    const byField = Map.groupBy(edits, ({ deal, field }) => `${deal} ${field}`);
    const lost = [...byField.values()].flatMap((some) =>
        lostOf(some, shown(some[0]!.deal), told(some[0]!.deal))
    );
    return { edits: edits.length, lost };
}

function lostOf(edits: readonly Edit[], { salesforce, microsoft }: Shown, told: Told): string[] {
    const { deal, field } = edits[0]!;
    const [here, there] = [salesforce?.[field], microsoft?.[field]];
    if (here === undefined || here !== there)
        return edits.map((edit) => `${inWords(edit)}: Salesforce has ${here}, Microsoft ${there}.`);
    const last = edits.find(({ value }) => value === here);
    if (!last) return [`Deal ${deal}: nobody ever gave ${field} the value ${here}.`];
    return edits
        .filter((edit) => edit !== last && !isSuperseded(edit, edits, last) && !isTold(edit, told))
        .map(
            (edit) =>
                `${inWords(edit)}: both sides have ${here}, which is older, and no conflict row tells of it.`
        );
}

/** By what is there in the end, or on its own side, where a person replaced it. */
const isSuperseded = (edit: Edit, edits: readonly Edit[], last: Edit) =>
    last.taken > edit.sent || edits.some(({ side, sent }) => side === edit.side && sent > edit.taken);

const isTold = ({ value }: Edit, told: Told) => told.some((detail) => detail.includes(value));

const inWords = ({ deal, side, field, value }: Edit) => `Deal ${deal}, ${field} ${value} given in ${side}`;
