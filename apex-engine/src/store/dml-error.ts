import type { ApexThrown, OrgRuntime } from '../org/runtime.ts';

export interface DmlError {
    /** `System.StatusCode` */
    code: string;
    message: string;
    fields: string[];
}

/** An error with the record that it is of. */
export interface DmlFailure {
    /** Place of the record in the statement. */
    index: number;
    error: DmlError;
    id?: string | null | undefined;
}

export const dmlError = (code: string, message: string, fields: string[] = []): DmlError => ({
    code,
    message,
    fields
});

/** The DmlException of a statement: its message tells of the first failure. */
export function dmlException(runtime: OrgRuntime, operation: string, failures: DmlFailure[]): ApexThrown {
    const [first] = failures as [DmlFailure];
    const statement = operation[0]!.toUpperCase() + operation.slice(1);
    const id = first.id ? ` with id ${first.id}` : '';
    const exception = runtime.exception(
        'DmlException',
        `${statement} failed. First exception on row ${first.index}${id}; ` +
            `first error: ${first.error.code}, ${first.error.message}: [${first.error.fields.join(', ')}]`
    );
    exception.dml = failures;
    return exception;
}
