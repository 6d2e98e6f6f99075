/** A request as Apex makes it. */
export interface CalloutRequest {
    endpoint: string;
    method: string;
    headers: Record<string, string>;
    body: string | Buffer | null;
    /** Milliseconds. */
    timeout?: number | undefined;
    /** The Named Credential, made by Apex, whose address and headers are in the request. */
    namedCredential?: string;
}
export type CalloutReply =
    | { status: number; statusText?: string; headers: Record<string, string>; body: string }
    | { error: string };
/** Answers a callout at once: the interpreter is synchronous. */
export type Callout = (request: CalloutRequest) => CalloutReply;
