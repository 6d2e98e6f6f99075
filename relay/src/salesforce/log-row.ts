/** A row of `Co_sell_Log__c`: one step of a run, for people. Holds field names, never notes or people. */
export interface LogRow {
    direction: 'To Microsoft' | 'From Microsoft';
    /** What was done, e.g. `Create referral`; 80 characters at most. */
    step: string;
    outcome: 'Done' | 'Held' | 'Failed';
    code?: string;
    /** Who made the change, by name, where that is known. */
    changedBy?: string;
    /** A value that lost a conflict: the Opportunity field, and what brings it back (`LostValues`). */
    restores?: { field: string; values: object };
    detail: string;
    milliseconds: number;
    at: Date;
}

/** A longer text of JSON would be cut, and no JSON any more: that value stands in the detail alone. */
const LONGEST_VALUES = 32_768;

/** The fields of `Co_sell_Log__c` for a row. */
export function logFields(
    row: LogRow,
    opportunityId: string,
    correlationId: string
): Record<string, unknown> {
    const values = row.restores && JSON.stringify(row.restores.values);
    return {
        Opportunity__c: opportunityId,
        Direction__c: row.direction,
        Step__c: row.step.slice(0, 80),
        Outcome__c: row.outcome,
        Code__c: row.code ?? null,
        Changed_By__c: row.changedBy?.slice(0, 121) ?? null,
        ...(values && values.length <= LONGEST_VALUES
            ? { Field__c: row.restores?.field, Lost_Values__c: values }
            : {}),
        Detail__c: row.detail.slice(0, 30_000),
        Correlation_Id__c: correlationId,
        Milliseconds__c: Math.round(row.milliseconds),
        Happened_At__c: row.at.toISOString()
    };
}

const MOST_AUDIT_LINES = 50;
/** 50 lines of this length stay below the 100,000 characters of the field. */
const AUDIT_LINE_LENGTH = 1_000;

const oneLine = (text: string) => text.replace(/\s+/g, ' ').slice(0, AUDIT_LINE_LENGTH);

/** The readable trail in `Audit__c`: newest line first, the last 50. */
export function withAuditLines(audit: string | null, rows: LogRow[]): string {
    const lines = rows.map((row) =>
        `${row.at.toISOString()}  ${row.step}: ${row.outcome}. ${oneLine(row.detail)}`.trim()
    );
    const earlier = (audit ?? '').split('\n').filter((line) => line !== '');
    return [...lines.reverse(), ...earlier].slice(0, MOST_AUDIT_LINES).join('\n');
}
