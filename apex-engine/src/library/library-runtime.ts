// What the library asks of the interpreter and of the org that runs.
import type { Operations } from '../interpret/operations/index.ts';
import type { Callout } from '../org/callout.ts';
import type { NamedCredentialStore } from '../store/named-credentials.ts';
import type { MethodInfo } from '../types/class-info.ts';
import type { Type } from '../types/type.ts';
import type { TypeSystem } from '../types/type-system.ts';
import type { FieldDef, SObjectDef } from './schema/definition.ts';
import type { ApexMap, ApexObject, ApexSet, EnumValue, SObject, Value } from '../values/index.ts';
import type { LibraryServices } from './library-services.ts';

/** A stored row: fields in lower case. */
export interface Row {
    readonly $definition: SObjectDef;
    id: string;
    [field: string]: unknown;
}

/** What the store reports of a row that it refuses. */
export interface StoreError {
    code: string;
    message: string;
    fields?: string[];
}

/** An Apex exception, of the platform or of a class of the project. */
export interface ThrownException extends ApexObject {
    message: string | null;
    cause: ThrownException | null;
    trace: string | null;
    line: number;
    /** Name of a platform exception; null for a class of the project. */
    platformName: string | null;
    /** Whether setMessage was called. */
    set?: boolean;
    dml: { index: number; id?: string; error: StoreError & { fields: string[] } }[] | null;
    inaccessible?: ApexMap<string, ApexSet<string>>;
    typeName(): string;
}

export interface DmlOptions {
    allOrNone?: boolean;
    /** `user`, `system`, or null for what the calling class says. */
    access?: string | null;
    /** Name of the external id of an upsert. */
    ext?: string | null;
    truncate?: boolean;
    internal?: boolean;
}

export interface DmlResult {
    ok: boolean;
    id: string | null;
    created?: boolean;
    errors?: StoreError[];
}

/** The job that runs, and those that wait. */
export interface AsyncJob {
    kind: 'queueable' | 'batch' | 'future' | 'scheduled' | string;
    object: Value;
    row: Row;
    aborted?: boolean;
    inFinalizer?: boolean;
    finalizers: Value[];
    depth?: number;
    delay?: number;
    options?: { maximumqueueablestackdepth?: number | null } | null;
    method: Pick<MethodInfo, 'annotations'>;
}

export interface LimitCounts {
    [name: string]: number;
}

/** A field path of SOQL, resolved. */
export interface ResolvedPath {
    field: FieldDef;
}

export interface QueryOptions {
    access?: string | null;
    /** A query inside of another statement: it does not count. */
    sub?: boolean;
    rows?: Row[];
}

export interface TestRun {
    started?: boolean;
    stopped?: boolean;
    saved?: unknown;
    preQueue?: AsyncJob[];
    requestId?: string;
}

export interface PublishedEvent {
    callback?: Value;
}

interface Store {
    byPrefix(id: string): SObjectDef | null;
    byId: Map<string, Row>;
    get(id: string): Row | null;
    rows(definition: SObjectDef): Row[];
    metadataRows(definition: SObjectDef): Row[];
    put(definition: SObjectDef, id: string, row: Row | null): void;
    newId(definition: { prefix: string }): string;
    dml(operation: string, records: SObject[], options?: DmlOptions): DmlResult[];
    dmlException(operation: string, failures: { index: number; error: StoreError }[]): Error;
    dmlError(code: string, message: string, fields?: string[]): StoreError;
    mark(): number;
    rollback(mark: number): void;
    defaultValue(field: FieldDef): Value;
    formula(field: FieldDef, row: object): Value;
    fromFormula(value: unknown, type: string, scale: number): Value;
}

export interface LibraryRuntime extends LibraryServices {
    readonly types: TypeSystem;
    readonly schema: {
        get(name: string): SObjectDef | null | undefined;
        readonly objects: Map<string, SObjectDef>;
        readonly resources: Map<string, { name: string; file?: string | null }>;
        readonly flows: Map<string, unknown> | Set<string>;
        readonly shape: { multiCurrency?: boolean } | null;
        apexTypeOfField(field: FieldDef): Type;
        apexType(definition: SObjectDef, field: string): Type | null;
    };
    readonly ops: Operations;
    readonly db: Store;
    readonly limits: {
        used: LimitCounts;
        allowed: LimitCounts;
        hit(name: string, amount: number, message: string): void;
        dml(rows: number): void;
        callout(): void;
        save(): unknown;
        reset(): void;
        restore(saved: unknown): void;
    };
    readonly permissions: {
        readonly all: boolean;
        object(definition: SObjectDef, access: string): boolean;
        field(definition: SObjectDef, field: FieldDef, access: string): boolean;
        custom(name: string): boolean;
        sets(): { userPermissions?: string[] }[];
    };
    readonly soql: {
        parseDynamic(text: string): unknown;
        run(query: unknown, binds: unknown, options?: QueryOptions): Value;
        resolve(definition: SObjectDef, path: string[]): ResolvedPath;
    };
    readonly async: {
        current: AsyncJob | null;
        queue: AsyncJob[];
        crons: { row: Row; aborted?: boolean }[];
        enqueue(job: Value, options?: Value, delay?: number): string;
        schedule(name: string, cron: string, job: Value): string;
        batch(job: Value, size: number): string;
        set(row: Row, values: object): void;
        flush(): void;
        publish(events: SObject[]): (DmlResult & { uuid?: string })[];
        deliver(fail?: boolean): void;
    };
    readonly options: { strictMetadata?: boolean; random?: () => number };
    readonly namespace: string | null;
    user: Row;
    readonly orgRow: Row;
    readonly standardPricebookId: string;
    test: TestRun | null;
    readonly triggerStack: unknown[];
    readonly tokenCache: Map<string, unknown>;
    readonly enumCache: Map<string, EnumValue[]>;
    /** Rows were written that a callout may not follow. */
    uncommitted: boolean;
    readonly debugLog: string[];
    /** Where a debug log is written to. */
    readonly log: { userDebug(level: string, message: string): void } | null;
    readonly emails: Value[];
    readonly notifications: unknown[];
    readonly events: PublishedEvent[];
    metadataDeployments: { container: Value; callback: Value; id: string }[];
    /** Platform cache and feature parameters. */
    readonly cache: Map<string, unknown>;
    httpMock: Value;
    readonly mocks: Map<string, Value>;
    readonly callout: Callout | null;
    namedCredentials: NamedCredentialStore;
    readonly restContext: { request: Value; response: Value };
    fixedSearch: string[];
    page?: Value;
    readonly quiddity?: string;
    stubs: number;
    readonly flows?: Record<string, unknown>;
    /** Milliseconds since 1970, by the org's clock. */
    now(): number;
    /** A platform exception, to be thrown. */
    exception(name: string, message: string | null, cause?: Value): Error & ThrownException;
    fillException(exception: Value, given: Value[]): void;
    /** As String.valueOf. */
    str(value: unknown): string;
    /** A value of a platform enum. */
    enumConstant(type: string, name: string): EnumValue | null;
    enumVal(definition: object, lowerCaseName: string): EnumValue | null;
    isA(object: Value, className: string): boolean;
    /** Calls a method of an object of the project. */
    invoke(object: Value, method: string, given: Value[]): Value;
    classInit(cls: unknown): void;
    newInstance(cls: unknown): Value;
    newRecord(name: string): SObject;
    runAs(user: SObject): void;
    merge(master: SObject, others: Value[]): void;
}
