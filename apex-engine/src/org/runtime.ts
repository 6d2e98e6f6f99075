// What the rooms of data (schema, store, SOQL, async, ...) ask of the interpreter, and what a host may ask of
// a running org. The interpreter implements it.
import type { AsyncJobs } from '../async/async-jobs.ts';
import type { Limits } from '../limits/limits.ts';
import type { Sharing } from '../permissions/sharing.ts';
import type { UserPermissions } from '../permissions/user-permissions.ts';
import type { DebugLog } from '../runner/debug-log.ts';
import type { Schema } from '../schema/schema.ts';
import type { Soql } from '../soql/soql.ts';
import type { CustomNotifications } from '../store/custom-notifications.ts';
import type { Store } from '../store/store.ts';
import type { Row } from '../store/row.ts';
import type { TriggerContext } from '../triggers/trigger-context.ts';
import type { PlatformObject, SObject } from '../values/index.ts';
import type { ApexException as ApexThrown } from '../interpret/apex-exception.ts';
import type { Frame } from '../interpret/call-stack.ts';
import type { ClassInfo as ApexClass } from '../types/class-info.ts';
import type { TypeSystem as ApexTypes } from '../types/type-system.ts';
import type { Type as ApexType } from '../types/type.ts';
import type { Callout } from './callout.ts';

export type { ClassInfo as ApexClass, MethodInfo as ApexMethod } from '../types/class-info.ts';
export type { TypeSystem as ApexTypes } from '../types/type-system.ts';
export type { Type as ApexType } from '../types/type.ts';
export type { ApexException as ApexThrown } from '../interpret/apex-exception.ts';
export type { Frame } from '../interpret/call-stack.ts';

/** An object of a class of the project. */
export interface ApexObject {
    constructor: { cls: ApexClass };
    [property: string]: unknown;
}

export interface ApexTrigger {
    name: string;
    /** `before insert` and the like. */
    cases: string[];
    file: string;
    run(): void;
}

/** A platform event that was published and is not yet delivered. */
export interface EventInFlight {
    row: Row;
    source: SObject;
    /** The publisher's callback. */
    callback?: ApexObject | null;
    /** Subscribers outside Apex have been told. */
    announced?: boolean;
}

export interface TestState {
    started: boolean;
    stopped: boolean;
    requestId: string;
}

export interface Problem {
    file: string;
    line: number;
    message: string;
}

export interface Coverage {
    /** By line: how often it ran. */
    hits: Uint8Array;
    /** Lines that can run. */
    lines: Set<number>;
}

export interface OrgOptions {
    /** Queueables may chain in tests. */
    allowChaining?: boolean | undefined;
    /** Event triggers run as the publisher. */
    eventsAsUser?: boolean | undefined;
    /** File of the scratch definition of the org that this shall be. */
    shape?: string | undefined;
    /** Package directories that are installed; all of them when left out. */
    packages?: string[] | undefined;
    orgId?: string | undefined;
    /** Key prefixes of an earlier run. */
    keyPrefixes?: Record<string, string> | undefined;
    /** Milliseconds since 1970; the machine's clock when left out. */
    clock?: (() => number) | undefined;
    /** Numbers in [0, 1) for what Apex draws at random; Math.random when left out. */
    random?: (() => number) | undefined;
}

export interface OrgRuntime {
    options: OrgOptions;
    /** Folder of the project. */
    root: string;
    types: ApexTypes;
    schema: Schema;
    db: Store;
    soql: Soql;
    permissions: UserPermissions;
    sharing: Sharing;
    limits: Limits;
    async: AsyncJobs;
    customNotifications: CustomNotifications;
    namedCredentials: { resolve(request: unknown): unknown };
    model: { all: ApexClass[] };
    triggers: ApexTrigger[];
    problems: Problem[];
    coverage: Map<string, Coverage>;

    user: Row;
    orgRow: Row;
    profiles: Record<string, Row>;
    automatedProcessId: string;
    adminId: string;
    standardPricebookId: string;
    namespace: string | null;
    callout: Callout | null;
    clock: number | null;

    // The running transaction.
    stack: Frame[];
    userStack: unknown[];
    triggerStack: TriggerContext[];
    triggerDepth: number;
    /** There is work that a callout may not follow. */
    uncommitted: boolean;
    mixedKind: { setup?: string; data?: string };
    quiddity: string;
    ticks: number;
    /** When Apex has had its time; milliseconds since 1970. */
    deadline: number;
    restContext: { request: PlatformObject | null; response: PlatformObject | null };
    events: EventInFlight[];
    eventErrors?: string[];
    onEvent?: ((event: EventInFlight) => void) | undefined;
    test: TestState | null;
    httpMock: unknown;
    cache: Map<unknown, unknown>;
    debugLog: string[];
    /** Where a debug log is written to; null where none is wanted. */
    log: DebugLog | null;
    metadataDeployments: unknown[];
    emails: PlatformObject[];
    notifications: unknown[];

    now(): number;
    clockTick(): void;
    exception(name: string, message?: string | null, cause?: unknown): ApexThrown;
    /** The exception of Apex behind what was thrown; null where the engine itself failed. */
    toException(thrown: unknown): ApexThrown | null;
    frameText(frame: Frame): string;
    str(value: unknown): string;
    problem(file: string, line: number, message: string): void;
    relativePath(file: string): string;
    reset(): void;
    resetStatics(): void;
    load(projectDir: string): void;
    compileAll(filter?: (cls: ApexClass) => boolean): void;
    raw(object: string, values: Record<string, unknown>): Row;
    setUser(user: Row): void;
    permissionsOf(user: Row): UserPermissions;
    /** The custom setting that applies to the user; null where there is none. */
    setting(object: string): SObject | null;
    byPrefixOk(id: string, field: { referenceTo: string[] }): boolean;
    triggersFor(definition: { key: string }): ApexTrigger[] | null;
    newRecord(object: string): SObject;
    callStatic(cls: ApexClass, method: { js: string }, args: unknown[]): unknown;
    invoke(object: unknown, method: string, args: unknown[]): unknown;
    isA(object: unknown, platformClass: string): boolean;
    announce(events: EventInFlight[]): void;
    dropUncommittedEvents(from: number): void;
    runDeployCallbacks(succeeded: boolean): unknown;
    ops: { items(collection: unknown): Iterable<unknown> };
    jsonParse(text: string): unknown;
    jsonTyped(json: unknown, type: ApexType): unknown;
    jsonTree(value: unknown): unknown;
    jsonOut(tree: unknown): string;
}
