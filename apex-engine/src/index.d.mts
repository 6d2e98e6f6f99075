// Types of the JS API (index.mjs) for hosts written in TypeScript. Only what a host may rely on is declared.

/** An sObject field of the schema. `l` is its lower-case name, the key of a record's values. */
export interface FieldDef {
    name: string;
    l: string;
    type: string;
    label: string;
    length: number;
    precision: number;
    scale: number;
    refs: string[];
    relName: string | null;
    childRel: string | null;
    required: boolean;
    readonly: boolean;
    unique: boolean;
    externalId: boolean;
    caseSensitive: boolean;
    custom: boolean;
    /** Set by the platform: id, audit fields, name fields of custom objects. */
    sys: boolean;
    /** Master-detail. */
    md: boolean;
    cascade: boolean;
    restricted: boolean;
    help: string | null;
    formula: string | null;
    summary: unknown;
    auto: string | null;
    def: unknown;
    controlling: string | null;
    picklist: { v: string; label: string; active: boolean; def?: boolean }[] | null;
    metaType?: string;
    obj?: SObjectDef;
}

export interface SObjectDef {
    name: string;
    l: string;
    prefix: string;
    label: string;
    plural: string;
    custom: boolean;
    isMdt: boolean;
    isEvent: boolean;
    isSetting: boolean;
    createable: boolean;
    fields: Map<string, FieldDef>;
    childRels: Map<string, { name: string; child: string; field: FieldDef }>;
    recordTypes: { dev: string; label: string; active: boolean }[];
    /** Active validation rules. */
    rules: { name: string; formula: string; msg: string; field: string | null; file: string }[];
    field(lowerName: string): FieldDef | null;
    rel(lowerName: string): FieldDef | null;
}

/** A stored row: values by lower-case field name. */
export interface Row {
    id: string;
    $d: SObjectDef;
    isdeleted: boolean;
    [field: string]: unknown;
}

export class SObj {
    constructor(definition: SObjectDef);
    d: SObjectDef;
    f: Record<string, unknown>;
}
export class AList {
    a: unknown[];
}
export class NObj {
    $t: string;
    [property: string]: unknown;
}
export class ADecimal {
    static parse(text: string): ADecimal | null;
    num(): number;
    toString(): string;
}
export class ADouble {
    v: number;
}
export class ADate {
    static of(year: number, month: number, day: number): ADate;
    constructor(days: number);
    toString(): string;
}
export class ADatetime {
    constructor(ms: number);
    t: number;
    /** `2026-11-20T11:00:00.000+0000` */
    iso(): string;
}
export class ATime {
    constructor(ms: number);
    toString(): string;
}
export class ABlob {
    constructor(bytes: Buffer);
    b: Buffer;
}
/** The 18-character form of a 15- or 18-character id. */
export function id18(id: string): string;

/** What the engine cannot do, by name. */
export class Unsupported extends Error {
    unsupported: true;
}
/** A query that cannot be parsed. */
export class SoqlError extends Error {}

export interface DmlError {
    code: string;
    msg: string;
    fields: string[];
}
export interface DmlResult {
    ok: boolean;
    id?: string;
    created?: boolean;
    errs: DmlError[];
}

/** Thrown where Apex ended with an exception. */
export class ApexError extends Error {
    type: string;
    apexMessage: string;
    /** What a component is told: the message that the exception was made with. */
    componentMessage: string;
    apexStack: string;
    dml: { index: number; code: string; message: string; fields: string[] }[] | null;
}

export type { SoqlColumn, SoqlQuery } from './soql/query.ts';
import type { SoqlQuery } from './soql/query.ts';

/** The inside of the engine, as far as a host needs it. */
export interface Runtime {
    schema: {
        get(name: string): SObjectDef | null;
        objs: Map<string, SObjectDef>;
        /** Every file of the project's package directories, absolute. */
        files: string[];
    };
    /** Folder of the project. */
    root: string;
    db: {
        get(id: string): Row | null;
        byId: Map<string, Row>;
        rows(definition: SObjectDef, withDeleted?: boolean): Row[];
        byPrefix(id: string): SObjectDef | null;
        fieldValue(row: Row, lowerName: string): unknown;
        lookup(field: FieldDef, id: string): Row | null;
        dml(
            operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete',
            records: SObj[],
            options?: { allOrNone?: boolean; ext?: string | null }
        ): DmlResult[];
    };
    soqlx: {
        parseDynamic(soql: string): SoqlQuery;
        run(
            query: SoqlQuery,
            binds: (name: string) => unknown,
            options?: { access?: 'user' | 'system' }
        ): AList | number;
        key(value: unknown, field: FieldDef): string;
    };
    perm: {
        all: boolean;
        obj(definition: SObjectDef, kind: 'c' | 'r' | 'u' | 'd'): boolean;
        field(definition: SObjectDef, field: FieldDef, kind: 'r' | 'u'): boolean;
        custom(name: string): boolean;
        /** `userPerms`: names of user permissions in lower case. */
        sets(): { name?: string; classes?: string[]; userPerms?: string[] }[];
    };
    customNotifications: {
        send(notification: {
            typeId: string;
            recipientIds: string[];
            title: string;
            body: string;
            targetId: string | null;
        }): void;
        of(userId: string): SentNotification[];
    };
    async: {
        publish(events: SObj[]): { ok: boolean; id?: string; uuid?: string; errs: DmlError[] }[];
    };
    model: { all: { name: string }[] };
    user: Row;
    orgRow: Row;
    profiles: Record<string, Row>;
    now(): number;
}

/** As `customNotifications` keeps it; `sentat` is ISO 8601. */
export interface SentNotification {
    id: string;
    typeid: string;
    recipientid: string;
    title: string;
    body: string;
    targetid: string | null;
    sentat: string;
}

export interface StoredRow {
    id: string;
    sobject?: string;
    values?: Record<string, unknown>;
    purged?: boolean;
    gone?: boolean;
}
export interface Counters {
    records: number;
    autoNumbers: Record<string, number>;
    events: number;
}
export interface PublishedEvent {
    sobject: string;
    replayId: number;
    uuid: string;
    createdAt: number;
    createdById: string;
    fields: Record<string, unknown>;
}
export interface AsyncRun {
    kind: string;
    class: string;
    error: string | null;
    stack: string | null;
}

export interface CalloutRequest {
    endpoint: string;
    method: string;
    headers: Record<string, string>;
    body: string | null;
    timeout?: number;
    /** The Named Credential, made by Apex, whose address and headers are in the request. */
    namedCredential?: string;
}
export type CalloutReply =
    | { status: number; statusText?: string; headers: Record<string, string>; body: string }
    | { error: string };
export type Callout = (request: CalloutRequest) => CalloutReply;

export interface Org {
    rt: Runtime;
    transaction<T>(f: () => T): T;
    atomically<T>(f: () => T): T;
    /** Runs f, which may call this org, while Apex waits for a callout. */
    whileSuspended<T>(f: () => T): T;
    runAs<T>(usernameOrId: string, f: () => T): T;
    aura(className: string, method: string, args?: Record<string, unknown>): unknown;
    insert(sobject: string, records: unknown): { success: boolean; id: string | null }[];
    query(soql: string, binds?: Record<string, unknown>): Record<string, unknown>[];
    rest(request: {
        method: string;
        path: string;
        body?: string | null;
        headers?: Record<string, string>;
        params?: Record<string, string>;
    }): { status: number; body: string; headers: Record<string, string> };
    runAsync(): AsyncRun[];
    pendingJobs(): number;
    onCommit(listener: (rows: StoredRow[]) => void): () => void;
    onEvent(listener: (event: PublishedEvent) => void): void;
    restore(state: { rows: StoredRow[]; counters?: Counters }): void;
    counters(): Counters;
    keyPrefixes(): Record<string, string>;
    setCallout(callout: Callout): void;
    problems(): { file: string; line: number; msg: string }[];
}

export function createOrg(
    projectDir: string,
    options?: {
        callout?: Callout;
        orgId?: string;
        keyPrefixes?: Record<string, string>;
        /** File of the scratch definition of the org that this shall be. */
        shape?: string;
        /** Package directories that are installed; all of them when left out. */
        packages?: string[];
        autoAsync?: boolean;
        cpuLimitMs?: number;
    }
): Org;

export function httpCallout(options: {
    namedCredentials?: Record<string, string | { url: string; headers?: Record<string, string> }>;
    whileWaiting?: () => void;
}): Callout;
