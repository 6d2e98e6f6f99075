import type { ApexThrown, OrgRuntime } from './runtime.ts';

/** Thrown where Apex ended with an exception. */
export class ApexError extends Error {
    /** Such as `System.DmlException`, or a class of the project. */
    readonly type: string;
    /** What getMessage() tells. */
    readonly apexMessage: string;
    /** What a component is told: the message that the exception was made with. */
    readonly componentMessage: string;
    /** `Class.Name.method: line 12, column 1`, innermost first. */
    readonly apexStack: string;
    readonly dml: { index: number; code: string; message: string; fields: string[] }[] | null;

    constructor(runtime: OrgRuntime, thrown: ApexThrown) {
        const message = messageOf(runtime, thrown);
        super(`${thrown.typeName()}: ${message}`);
        this.type = thrown.typeName();
        this.apexMessage = message;
        // getMessage() of an AuraHandledException hides it from Apex.
        this.componentMessage =
            thrown.platformName === 'AuraHandledException' ? (thrown.message ?? '') : message;
        this.apexStack = thrown.trace;
        this.dml =
            thrown.dml?.map(({ index, error: e }) => ({
                index,
                code: e.code,
                message: e.message,
                fields: e.fields
            })) ?? null;
    }
}

/** What getMessage() of an exception tells Apex. */
export function messageOf(runtime: OrgRuntime, thrown: ApexThrown): string {
    const [getMessage] = runtime.types.platformClasses.get('exception')!.methods.get('getmessage')!;
    return getMessage!.implementation!(thrown as never) as string;
}
