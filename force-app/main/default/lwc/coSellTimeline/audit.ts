/** A line of `Audit__c`, as `withAuditLines` of the relay writes it. */
const LINE = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) {2}(.+?): (Done|Held|Failed)\.\s*(.*)$/;

export interface AuditLine {
    /** ISO 8601. */
    at: string;
    step: string;
    outcome: string;
    detail: string;
}

/** @returns the lines in their order; what a person has typed into the field is left out */
export const readAudit = (audit: string | null): AuditLine[] =>
    (audit ?? '').split('\n').flatMap((line) => {
        const [, at, step, outcome, detail] = LINE.exec(line.trim()) ?? [];
        return at && step && outcome ? [{ at, step, outcome, detail: detail ?? '' }] : [];
    });
