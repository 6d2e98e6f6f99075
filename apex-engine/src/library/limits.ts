import type { Library } from './library.ts';

/** Methods of Limits and how the engine calls what it counts. */
const COUNTED: Record<string, string> = {
    Queries: 'queries',
    QueryRows: 'rows',
    DmlStatements: 'dml',
    DmlRows: 'dmlRows',
    Callouts: 'callouts',
    QueueableJobs: 'queueable',
    FutureCalls: 'future',
    EmailInvocations: 'emails',
    AggregateQueries: 'aggregateQueries',
    SoslQueries: 'sosl',
    PublishImmediateDML: 'events'
};

/** What is not counted: what is said to be used, and the platform's limit. */
const FIXED: Record<string, [used: number, limit: number]> = {
    HeapSize: [1000, 6_000_000],
    FetchCallsOnApexCursor: [0, 10],
    QueryLocatorRows: [0, 10_000],
    MobilePushApexCalls: [0, 10],
    AsyncCalls: [0, 200],
    ApexCursorRows: [0, 50_000_000],
    FindSimilarCalls: [0, 10],
    SavepointRollbacks: [0, 20],
    Savepoints: [0, 20],
    FieldSetsDescribes: [0, 100],
    FieldsDescribes: [0, 100],
    ChildRelationshipsDescribes: [0, 100],
    PicklistDescribes: [0, 100],
    RecordTypesDescribes: [0, 100],
    RunAs: [0, 20],
    ScriptStatements: [0, 200_000]
};

/** Per day or hour, in a developer org. */
const OF_ORG: Record<string, number> = {
    DailyApiRequests: 15_000,
    DailyAsyncApexExecutions: 250_000,
    HourlyPublishedPlatformEvents: 50_000,
    DailyStandardVolumePlatformEvents: 10_000,
    DataStorageMB: 5,
    SingleEmail: 5000,
    MassEmail: 5000,
    DailyWorkflowEmails: 1000,
    HourlyAsyncReportRuns: 1200,
    DailyApexCursorLimit: 10_000
};

/** Milliseconds of CPU that a synchronous transaction may take. */
const CPU_TIME = 10_000;

export function defineLimits(library: Library): void {
    const { runtime } = library;
    for (const [name, counted] of Object.entries(COUNTED))
        library.defineAny('Limits', {
            [`static Integer get${name}()`]: () => runtime.limits.used[counted],
            [`static Integer getLimit${name}()`]: () => runtime.limits.allowed[counted]
        });
    for (const [name, [used, limit]] of Object.entries(FIXED))
        library.defineAny('Limits', {
            [`static Integer get${name}()`]: () => used,
            [`static Integer getLimit${name}()`]: () => limit
        });
    library.define('Limits', {
        'static Integer getCpuTime()': () => Math.max(1, Date.now() - runtime.limits.used['cpu']!),
        'static Integer getLimitCpuTime()': () => CPU_TIME
    });
    defineOrgLimits(library);
}

function defineOrgLimits(library: Library): void {
    const limits = Object.entries(OF_ORG).map(([name, limit]) => library.object('OrgLimit', { name, limit }));
    library.define('System.OrgLimit', {
        'String getName()': (limit) => (limit as (typeof limits)[0]).name,
        'Integer getLimit()': (limit) => (limit as (typeof limits)[0]).limit,
        'Integer getValue()': () => 0
    });
    library.define('System.OrgLimits', {
        'static Map<String,OrgLimit> getMap()': () =>
            library.map(
                'String,OrgLimit',
                limits.map((limit): [string, typeof limit] => [limit.name, limit])
            ),
        'static List<OrgLimit> getAll()': () => library.list('OrgLimit', [...limits])
    });
}
