import type { MappingDocument, StageCondition } from '@cosell/contracts/setup-answers';
import type { Count } from '@salesforce/apex/CoSellOpportunities.counts';

type Status = MappingDocument['status'];
export type Move = Status['outbound'][number]['to'];
type Stage = Pick<Count, 'value' | 'isClosed' | 'isWon'>;

export const moves: readonly Move[] = ['Accepted', 'Declined', 'Won', 'Lost'];
/** Of a referral, as Partner Center writes them; the others are none that a stage can follow. */
export const substatuses = ['Received', 'Accepted', 'Won', 'Lost', 'Declined', 'Expired'] as const;

const isOf = (when: StageCondition, stage: string): boolean => 'stage' in when && when.stage === stage;

/** What the table asks of Microsoft for a stage by itself; null: it has no row of its own. */
export function ownMove({ outbound }: Status, stage: string): Move | null {
    return outbound.find(({ when }) => isOf(when, stage))?.to ?? null;
}

/** What it asks for every stage of this kind; null: nothing. */
export function moveOfKind({ outbound }: Status, stage: Stage): Move | null {
    const row = outbound.find(
        ({ when }) => 'isClosed' in when && when.isClosed === stage.isClosed && when.isWon === stage.isWon
    );
    return row?.to ?? null;
}

/** The table with this move for the stage; null: as all of its kind. A row of one stage stands before kinds. */
export function withMove(status: Status, stage: string, to: Move | null): Status {
    const others = status.outbound.filter(({ when }) => !isOf(when, stage));
    if (!to) return { ...status, outbound: others };
    // Microsoft requires a reason for these two.
    const reason = to === 'Lost' || to === 'Declined' ? { reason: `Stage ${stage}.` } : {};
    return { ...status, outbound: [{ when: { stage }, to, ...reason }, ...others] };
}

/** The table with this stage for Microsoft's substatus; empty: the stage is left alone. */
export function withStage(status: Status, substatus: string, stage: string): Status {
    const others = status.inbound.filter((row) => row.substatus !== substatus);
    return { ...status, inbound: stage ? [...others, { substatus, stage }] : others };
}

export type Conflict =
    | { kind: 'open' | 'won' | 'lost'; stage: string; to: Move }
    | { kind: 'back'; stage: string; substatus: string; to: Move }
    | { kind: 'gone'; stage: string };

/** Where the table contradicts itself, or the org. */
export function conflictsIn(status: Status, stages: readonly Stage[]): Conflict[] {
    const moveOf = (stage: Stage) => ownMove(status, stage.value) ?? moveOfKind(status, stage);
    const known = (name: string) => stages.find(({ value }) => value === name);
    return [
        ...stages.flatMap((stage): Conflict[] => {
            const to = moveOf(stage);
            const kind = to && contradiction(stage, to);
            return kind ? [{ kind, stage: stage.value, to }] : [];
        }),
        ...status.inbound.flatMap(({ substatus, stage }): Conflict[] => {
            const found = known(stage);
            const to = found && moveOf(found);
            return to && to !== substatus ? [{ kind: 'back', stage, substatus, to }] : [];
        }),
        ...named(status)
            .filter((stage) => !known(stage))
            .map((stage): Conflict => ({ kind: 'gone', stage }))
    ];
}

function contradiction({ isClosed, isWon }: Stage, to: Move): 'open' | 'won' | 'lost' | null {
    if (!isClosed) return to === 'Won' || to === 'Lost' ? 'open' : null;
    if (isWon) return to === 'Lost' || to === 'Declined' ? 'won' : null;
    return to === 'Won' || to === 'Accepted' ? 'lost' : null;
}

function named({ outbound, inbound }: Status): string[] {
    const all = [
        ...outbound.flatMap(({ when }) => ('stage' in when ? [when.stage] : [])),
        ...inbound.map(({ stage }) => stage)
    ];
    return [...new Set(all)];
}
