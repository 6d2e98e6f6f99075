import type { Changes } from '../deal.ts';
import { decideClosing, type Closing } from './decide-closing.ts';
import { isThere, moveRefusal, type MoveRefusal, type Referral } from './move-refusal.ts';
import { partnersMoves, type Move, type Stage, type StatusTable } from './status-table.ts';

/** What a person asks for, by command or by `Co_sell_Request__c`. */
export interface AskedMove {
    to: Move;
    reason: string | null;
    force: boolean;
}

export interface StatusInput {
    referral: Referral;
    /** The referral's substatus after the last run; null before the first. */
    seenSubstatus: string | null;
    stage: Stage;
    /** After the last run; null before the first, when a stage asks nothing yet. */
    seenStage: Stage | null;
    closing: Closing | null;
    asked: AskedMove | null;
    /** Command `cancel-close`. */
    cancelsClose: boolean;
    /** `Co_sell_Request_Reason__c`. */
    reason: string | null;
    table: StatusTable;
    now: Date;
}

/** A line for the trail. */
export interface StatusNote {
    step: string;
    outcome: 'Done' | 'Held';
    detail: string;
}

export interface StatusDecision {
    /** Status, substatus and reason together, or nothing. */
    toPartner: Changes;
    /** The stage that the Opportunity gets; null: it keeps its own. */
    toStage: string | null;
    /** Waits on; replaces the one that came in. */
    closing: Closing | null;
    refused: MoveRefusal | null;
    notes: StatusNote[];
}

/** What becomes of the referral's status and of the Opportunity's stage in this run. */
export function decideStatus(input: StatusInput): StatusDecision {
    const { referral, asked, stage, seenStage, now } = input;
    const fromStage = decideClosing(input);
    const nothing: StatusDecision = {
        toPartner: {},
        toStage: stageFromReferral(input),
        closing: fromStage.closing,
        refused: null,
        notes: fromStage.notes
    };
    if (referral.status === 'Closed' && seenStage?.isClosed && !stage.isClosed)
        nothing.notes.push({
            step: 'Reopened',
            outcome: 'Held',
            detail:
                `The referral is ${referral.substatus} for good, so Microsoft hears nothing of it. ` +
                'Unlink it and switch sync on to share the deal as a new referral.'
        });
    const wanted = asked ?? fromStage.asks;
    if (!wanted || isThere(referral, wanted.to)) return nothing;
    const refused = moveRefusal(referral, wanted, now);
    if (!refused) {
        const { status } = partnersMoves[wanted.to];
        const statusReason = wanted.reason?.trim() || null;
        return {
            ...nothing,
            toPartner: { status, substatus: wanted.to, ...(statusReason ? { statusReason } : {}) },
            // Decided now, by whatever way: a close that waits has nothing left to do.
            closing: null
        };
    }
    // A stage that asks for what can never be is only told of; a person who asks is answered.
    if (!asked && refused.code === 'STATUS_NOT_ALLOWED') {
        const detail = `${stage.name}: ${refused.detail}`;
        return { ...nothing, notes: [...nothing.notes, { step: 'Close', outcome: 'Held', detail }] };
    }
    return { ...nothing, refused };
}

function stageFromReferral({ referral, seenSubstatus, stage, table }: StatusInput): string | null {
    if (seenSubstatus === null || seenSubstatus === referral.substatus) return null;
    const wanted = table.inbound.find(({ substatus }) => substatus === referral.substatus)?.stage ?? null;
    return wanted === stage.name ? null : wanted;
}
