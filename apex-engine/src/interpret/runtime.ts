import { AsyncJobs } from '../async/async-jobs.ts';
import { installLibrary } from '../library/index.ts';
import type { LibraryRuntime } from '../library/library-runtime.ts';
import type { LibraryServices } from '../library/library-services.ts';
import { Limits } from '../limits/limits.ts';
import type { Callout } from '../org/callout.ts';
import type { EventInFlight, OrgOptions, OrgRuntime, TestState } from '../org/runtime.ts';
import type { DebugLog } from '../runner/debug-log.ts';
import { Sharing } from '../permissions/sharing.ts';
import { UserPermissions } from '../permissions/user-permissions.ts';
import { fitStandardObjects, readOrgShape } from '../schema/org-shape.ts';
import { Soql } from '../soql/soql.ts';
import { CustomNotifications } from '../store/custom-notifications.ts';
import type { Row } from '../store/row.ts';
import { SeedIds } from '../store/seed-ids.ts';
import { seedOrg } from '../store/seed/seed-org.ts';
import { Store } from '../store/store.ts';
import type { TriggerContext } from '../triggers/trigger-context.ts';
import type { ClassInfo, MethodInfo } from '../types/class-info.ts';
import { classOf } from '../types/value-type.ts';
import { Datetime, PlatformObject, SObject, Unsupported, textOf } from '../values/index.ts';
import type { ApexObject, Value } from '../values/index.ts';
import { ApexException } from './apex-exception.ts';
import { framesOf, MAX_DEPTH } from './call-stack.ts';
import type { Frame } from './call-stack.ts';
import { startClass } from './class-start.ts';
import { mergeRecords } from './merge-records.ts';
import { makeOperations } from './operations/index.ts';
import type { Operations } from './operations/index.ts';
import { ProjectCode } from './project-code.ts';

/** Exceptions that no catch clause gets. */
const UNCATCHABLE = ['LimitException', 'AssertException'];

// The library puts its services on the runtime when it is installed.
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Runtime extends LibraryServices {}

/** One org with the code of one project, and the transaction that runs in it. */
export class Runtime extends ProjectCode implements OrgRuntime {
    override readonly soql: Soql;
    readonly limits: Limits;
    readonly async: AsyncJobs;
    readonly sharing: Sharing;
    readonly customNotifications: CustomNotifications;
    override readonly ops: Operations;

    // The org.
    db!: Store;
    user!: Row;
    permissions!: UserPermissions;
    orgRow!: Row;
    profiles!: OrgRuntime['profiles'];
    adminId!: string;
    automatedProcessId!: string;
    standardPricebookId!: string;
    standardPricebookRow!: Row;
    namedCredentials!: OrgRuntime['namedCredentials'];
    clock: number | null = null;
    callout: Callout | null = null;
    onEvent?: (event: EventInFlight) => void;
    /** Restores what the library keeps between statements, when statics begin anew. */
    installState?: () => void;

    // The transaction.
    stack: Frame[] = [];
    userStack: [string, object][] = [];
    triggerStack: TriggerContext[] = [];
    triggerDepth = 0;
    uncommitted = false;
    mixedKind: OrgRuntime['mixedKind'] = {};
    /** What started it; none until a host or a test says. */
    quiddity!: string;
    ticks = 0;
    deadline = Infinity;
    restContext: OrgRuntime['restContext'] = { request: null, response: null };
    events: EventInFlight[] = [];
    eventErrors: string[] = [];
    test: TestState | null = null;
    httpMock: unknown = null;
    mocks = new Map<string, Value>();
    cache = new Map<unknown, unknown>();
    debugLog: string[] = [];
    log: DebugLog | null = null;
    metadataDeployments: unknown[] = [];
    emails: PlatformObject[] = [];
    notifications: unknown[] = [];
    stubs = 0;
    savepoints: unknown[] = [];
    fixedSearch: string[] = [];

    constructor(options: OrgOptions = {}) {
        super(options);
        this.schema.keyPrefixes = options.keyPrefixes ?? {};
        this.schema.loadStandard();
        this.schema.shape = options.shape ? readOrgShape(options.shape) : null;
        fitStandardObjects(this.schema, this.schema.shape);
        this.soql = new Soql(this);
        this.limits = new Limits(this);
        this.async = new AsyncJobs(this);
        this.sharing = new Sharing(this);
        Runtime.activate(this);
        this.ops = makeOperations(this);
        installLibrary(this as unknown as LibraryRuntime);
        this.customNotifications = new CustomNotifications(this);
        this.schema.link();
    }

    /** Exceptions that are made from now on tell the stack of this runtime. One org runs at a time. */
    static activate(runtime: Runtime): void {
        ApexException.stamp = (exception) => runtime.stamp(exception);
    }

    // ---- Org

    override load(projectDir: string): void {
        super.load(projectDir);
        this.reset();
    }

    protected override enqueueFuture(method: MethodInfo, given: unknown[]): void {
        this.async.future(method, given);
    }

    /** A new org: the rows that every one has, no statics, nothing under way. */
    reset(): void {
        this.db = new Store(this);
        this.stack.length = 0;
        this.triggerStack.length = 0;
        this.triggerDepth = 0;
        this.uncommitted = false;
        this.clock = null;
        this.userStack = [];
        this.events = [];
        this.test = null;
        this.debugLog = [];
        this.restContext = { request: null, response: null };
        this.metadataDeployments = [];
        this.emails = [];
        this.notifications = [];
        this.cache = new Map();
        this.httpMock = null;
        this.mocks = new Map();
        this.stubs = 0;
        this.savepoints = [];
        this.fixedSearch = [];
        for (const definition of this.schema.objects.values()) definition.rowsCache = null;
        this.mixedKind = {};
        this.limits.reset();
        this.async.reset();
        this.resetStatics();
        this.#seed();
    }

    resetStatics(): void {
        for (const cls of this.model.all) {
            cls.initState = 0;
            cls.statics = null;
        }
        this.installState?.();
    }

    now(): number {
        return this.clock ?? this.options.clock?.() ?? Date.now();
    }

    clockTick(): void {}

    /** Stores a row without checks, triggers or limits, as the user's, as soon as there is one. */
    raw(object: string, values: Record<string, unknown>, ids?: SeedIds): Row {
        const definition = this.schema.standard(object);
        const row = this.db.fresh(definition);
        for (const [name, value] of Object.entries(values)) row[name.toLowerCase()] = value;
        for (const { type, key } of definition.fields.values())
            if (type === 'BOOLEAN' && row[key] === null) row[key] = false;
        if (!row.id) row.id = ids ? ids.next(definition, values) : this.db.newId(definition);
        const now = new Datetime(Math.floor(this.now() / 1000) * 1000);
        row.createddate ??= now;
        row.lastmodifieddate = now;
        row.systemmodstamp = now;
        row.isdeleted = false;
        if (this.user) {
            row.createdbyid = this.user.id;
            row.lastmodifiedbyid = this.user.id;
        }
        this.db.put(definition, row.id, row);
        return row;
    }

    #seed(): void {
        const ids = new SeedIds();
        this.user = undefined as unknown as Row;
        const seeded = seedOrg(
            {
                schema: this.schema,
                namespace: this.namespace,
                orgId: this.options.orgId ?? null,
                classes: this.model.all.filter(({ outer }) => !outer),
                triggers: this.triggers,
                add: (object, values) => this.raw(object, values, ids),
                textOf: (file) => this.textOf(file)
            },
            (administrator, profiles) => {
                this.profiles = profiles;
                this.#startAs(administrator);
            }
        );
        this.orgRow = seeded.organization;
        this.automatedProcessId = seeded.automatedProcess.id;
        this.standardPricebookId = seeded.standardPricebook.id;
        this.standardPricebookRow = seeded.standardPricebook;
        this.db.journal.length = 0;
    }

    /** The administrator has made what is there already, too. */
    #startAs(administrator: Row): void {
        this.adminId = administrator.id;
        this.setUser(administrator);
        for (const table of this.db.tables.values())
            for (const row of table.values()) {
                row.createdbyid = administrator.id;
                row.lastmodifiedbyid = administrator.id;
            }
    }

    setUser(row: Row): void {
        this.user = row;
        this.permissions = new UserPermissions(this, row);
    }

    permissionsOf(user: Row): UserPermissions {
        return user.id === this.user.id ? this.permissions : new UserPermissions(this, user);
    }

    /** `System.runAs`: a user who is not saved yet is saved. A version leaves the user as is. */
    runAs(user: unknown): void {
        if (user instanceof PlatformObject) return this.setUser(this.user);
        if (!(user instanceof SObject)) throw this.#nullPointer();
        const known = this.db.get(user.fields.id as string | null | undefined);
        if (known) return this.setUser(known);
        const [saved] = this.db.dml('insert', [user], { internal: true });
        this.setUser(this.db.get(saved?.id)!);
    }

    setting(object: string): SObject | null {
        const rows = this.db.rowsOf(object);
        for (const owner of [this.user.id, this.user.profileid, this.orgRow.id]) {
            const found = rows.find((row) => row.setupownerid === owner);
            if (found) return this.db.toSObject(found);
        }
        return null;
    }

    settingDefaults(record: SObject): SObject {
        for (const field of record.definition.fields.values())
            if (field.defaultValue !== null && field.custom)
                record.fields[field.key] = this.db.defaultValue(field) as Value;
        return record;
    }

    /** Tells the subscriber of published events, once for each. */
    announce(events: EventInFlight[]): void {
        for (const event of events) {
            if (event.announced) continue;
            event.announced = true;
            this.onEvent?.(event);
        }
    }

    /** After a roll-back: events that are published after commit never happened; others stay. */
    dropUncommittedEvents(from: number): void {
        const later = this.events.splice(from);
        this.events.push(...later.filter(({ row }) => !row.$definition.afterCommit));
    }

    byPrefixOk(id: string, { referenceTo }: { referenceTo: string[] }): boolean {
        return referenceTo.some((object) => this.schema.get(object)?.prefix === id.slice(0, 3));
    }

    newRecord(object: string): SObject {
        return new SObject(this.schema.standard(object));
    }

    merge(master: SObject, others: Value[]): void {
        mergeRecords(this, master, others);
    }

    // ---- Exceptions

    /** A platform exception, to be thrown. */
    exception(name: string, message?: string | null, cause: unknown = null): ApexException {
        const exception = new ApexException();
        exception.platformName = name;
        exception.message = message ?? null;
        exception.cause = cause instanceof ApexException ? cause : null;
        exception.uncatchable = UNCATCHABLE.includes(name);
        this.log?.exceptionThrown(exception);
        return exception;
    }

    #nullPointer(): ApexException {
        return this.exception('NullPointerException', 'Attempt to de-reference a null object');
    }

    stamp(exception: ApexException): void {
        exception.frames = framesOf(this.stack);
        exception.trace = exception.frames.join('\n');
        exception.line = this.stack.at(-1)?.line ?? 0;
    }

    /** The exception of Apex behind what was thrown; null where the engine itself failed. */
    toException(thrown: unknown): ApexException | null {
        if (thrown instanceof ApexException) return thrown;
        const isTooDeep = thrown instanceof RangeError && /call stack/i.test(thrown.message);
        return isTooDeep
            ? this.exception('LimitException', `Maximum stack depth reached: ${MAX_DEPTH + 1}`)
            : null;
    }

    frameText(frame: Frame): string {
        return frame.toString();
    }

    fillException(exception: ApexException, given: unknown[]): void {
        exception.take(given);
    }

    // ---- Types and calls

    /** As String.valueOf. */
    str(value: unknown): string {
        return textOf(value);
    }

    classInit(cls: ClassInfo): ClassInfo {
        return startClass(cls, this.types.void, (routine) => this.compile(routine));
    }

    callStatic(cls: ClassInfo, { js }: { js: string }, given: unknown[]): unknown {
        this.classInit(cls);
        return cls.staticMethods[js]!(...given);
    }

    /** Calls a method of an object of the project by its name: how the platform calls back. */
    invoke(object: unknown, name: string, given: unknown[]): unknown {
        if (object === null || object === undefined) throw this.#nullPointer();
        const method = this.findInst(object, name, given);
        if (!method) {
            const owner = classOf(object)?.name ?? typeof object;
            throw new Unsupported(`no method ${owner}.${name}/${given.length}`);
        }
        const values = given.map((value, i) => this.ops.convert(value, method.parameterTypes[i]!));
        if (method.isStatic) return this.callStatic(method.cls, method, values);
        return (object as Record<string, (...values: unknown[]) => unknown>)[method.js]!(...values);
    }

    isA(object: unknown, platformClass: string): boolean {
        const cls = classOf(object);
        const type = this.types.platformType(platformClass);
        return cls !== null && type !== null && this.types.assignable(cls.type, type);
    }

    newInstance(cls: ClassInfo, given: unknown[] = []): ApexObject {
        this.classInit(cls);
        const object = new cls.jsClass!();
        this.ops.initialize(object, cls);
        const constructor = cls.constructors.find(
            ({ parameterTypes }) => parameterTypes.length === given.length
        );
        if (constructor)
            (object as Record<string, (...values: unknown[]) => void>)[constructor.js]!(...given);
        return object as ApexObject;
    }
}
