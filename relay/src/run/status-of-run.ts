import { CosellError, requestValues } from '@cosell/contracts';
import type { OpportunityRecord } from '../salesforce/opportunity-record.ts';
import type { Requests } from '../store/requests/types.ts';
import type { Changes, Deal } from '../sync/deal.ts';
import type { Memory } from '../sync/memory.ts';
import type { Closing } from '../sync/status/decide-closing.ts';
import { decideStatus, type AskedMove } from '../sync/status/decide-status.ts';
import { moveOfCommand, type Stage } from '../sync/status/status-table.ts';
import type { Run } from './context.ts';

export interface StatusOfRun {
    toPartner: Changes;
    toStage: string | null;
    stage: Stage;
    closing: Closing | null;
    /** What was asked for cannot be. */
    refused: CosellError | null;
    /** Of `Co_sell_Request__c`: answered by this run and to be cleared. */
    answersField: boolean;
    /** It comes after a command: in the next run. */
    fieldWaits: boolean;
}

/** What this run does about the referral's status, by command, by `Co_sell_Request__c` or by the stage. */
export function statusOfRun(
    run: Run,
    record: OpportunityRecord,
    partner: Deal,
    requests: Requests
): StatusOfRun {
    const { mapping, now } = run.context;
    const { pending } = requests;
    const stage = stageOf(record);
    const reason = text(record['Co_sell_Request_Reason__c']);
    const ofField = requestOf(record);
    const command = pending?.command ?? '';
    // One at a time: what the field asks comes after a command.
    const answersField = ofField !== null && !moveOfCommand[command];
    const decision = decideStatus({
        referral: partner,
        seenSubstatus: (run.lease.deal.seenPartner as Memory | null)?.substatus?.toString() ?? null,
        stage,
        seenStage: requests.stage as Stage | null,
        closing: requests.closing as Closing | null,
        asked:
            move(command, pending?.reason ?? null, pending?.force ?? false) ??
            (answersField ? move(ofField, reason, false) : null),
        cancelsClose: command === 'cancel-close',
        reason,
        table: mapping.status,
        now: now()
    });
    for (const note of decision.notes)
        run.steps.push({ direction: 'To Microsoft', ...note, milliseconds: 0, at: now() });
    if (decision.refused)
        run.steps.push({
            direction: 'To Microsoft',
            step: 'Change status',
            outcome: 'Held',
            ...decision.refused,
            milliseconds: 0,
            at: now()
        });
    return {
        ...decision,
        stage,
        refused: decision.refused && new CosellError(decision.refused.code, decision.refused.detail),
        answersField,
        fieldWaits: ofField !== null && !answersField
    };
}

/** Nothing goes to Microsoft now: what a stage, a command or the field asks for waits as it is. */
export function statusWaits(record: OpportunityRecord, requests: Requests): StatusOfRun {
    return {
        toPartner: {},
        toStage: null,
        stage: (requests.stage as Stage | null) ?? stageOf(record),
        closing: requests.closing as Closing | null,
        refused: null,
        answersField: false,
        fieldWaits: false
    };
}

/** The value of `Co_sell_Request__c`; null for none and for what it does not know. */
function requestOf(record: OpportunityRecord): string | null {
    const value = text(record['Co_sell_Request__c']);
    return requestValues.find((known) => known === value) ?? null;
}

function move(command: string, reason: string | null, force: boolean): AskedMove | null {
    const to = moveOfCommand[command];
    return to ? { to, reason, force } : null;
}

export function stageOf(record: OpportunityRecord): Stage {
    return {
        name: text(record['StageName']) ?? '',
        isClosed: record['IsClosed'] === true,
        isWon: record['IsWon'] === true
    };
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** What the Opportunity mirrors of the status that was just sent, without waiting for Microsoft's event. */
export function mirroredStatus(crm: Deal, before: Deal, after: Deal): Changes {
    if (before.substatus === after.substatus) return {};
    const fields = ['status', 'substatus', 'statusReason', 'acceptedAt', 'closedAt'] as const;
    return Object.fromEntries(
        fields.filter((field) => crm[field] !== after[field]).map((field) => [field, after[field]])
    );
}
