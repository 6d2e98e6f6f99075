import type { Org } from 'apex-engine';
import type { TestRuns } from '../tooling/test-runs.ts';
import type { QueryCursors } from './query-cursors.ts';

/** One call of a REST-like resource by a signed-in user, as it crosses into the engine's thread. */
export interface RestCall {
    method: string;
    /** Without the query string, e.g. `/services/data/v67.0/query`. */
    path: string;
    query: Record<string, string>;
    /** Names in lower case. */
    headers: Record<string, string>;
    /** As received; empty where there is none. */
    body: string;
    userId: string;
}

export interface RestReply {
    status: number;
    /** Sent as JSON; undefined sends no body. */
    body?: unknown;
    /** Sent as it is, in place of `body` (Apex REST). */
    text?: string;
    headers?: Record<string, string>;
}

/** What a resource handler works with. */
export interface RestContext {
    org: Org;
    call: RestCall;
    /** Address of this org, e.g. `http://127.0.0.1:4000`. */
    url: string;
    /** `67.0` */
    apiVersion: string;
    /** The decoded variable parts of the path. */
    params: string[];
    cursors: QueryCursors;
    testRuns: TestRuns;
    /** Runs another call of the same user (a part of a composite request). */
    dispatch(call: RestCall): RestReply;
}

export type RestHandler = (context: RestContext) => RestReply;
