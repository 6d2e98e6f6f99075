import type { Org } from 'apex-engine';
import type { TestRun } from './test-runs.ts';

type Cells = Record<string, unknown>;

/**
 * Rows as the Tooling API has them (Tooling API, "ApexTestRunResult", "ApexTestQueueItem", "ApexTestResult",
 * "ApexCodeCoverageAggregate"): of all runs, and the coverage of the last one that measured it.
 */
export function rowsOfRun(entity: string, runs: readonly TestRun[], org: Org): Cells[] | undefined {
    const ids = idsOf(org);
    switch (entity) {
        case 'ApexTestRunResult':
            return runs.map(summary);
        case 'ApexTestQueueItem':
            return runs.flatMap((run) => queueItems(run, ids));
        case 'ApexTestResult':
            return runs.flatMap((run) => results(run, ids));
        case 'ApexCodeCoverageAggregate':
            return aggregates(runs, ids);
        case 'ApexOrgWideCoverage':
            return lastMeasured(runs).map(({ pct }) => ({ PercentCovered: Math.floor(pct) }));
        // By test method: the engine measures whole runs.
        case 'ApexCodeCoverage':
            return [];
        default:
            return undefined;
    }
}

const hasFailed = ({ problem, result }: TestRun) => problem !== null || result?.results.some(({ ok }) => !ok);
const statusOf = (run: TestRun) =>
    run.endedAt === null ? 'Processing' : hasFailed(run) ? 'Failed' : 'Completed';
const classesOf = ({ result }: TestRun) => [...new Set(result?.results.map(({ cls }) => cls) ?? [])];

function summary(run: TestRun): Cells {
    const { id, startedAt, endedAt, userId, result } = run;
    return {
        AsyncApexJobId: id,
        Status: statusOf(run),
        ClassesCompleted: classesOf(run).length,
        ClassesEnqueued: classesOf(run).length,
        MethodsEnqueued: result?.results.length ?? 0,
        StartTime: startedAt,
        EndTime: endedAt,
        TestTime: result?.results.reduce((sum, { ms }) => sum + ms, 0) ?? null,
        TestSetupTime: null,
        UserId: userId
    };
}

/** A run whose classes nobody knows yet has one row all the same, as the platform queues at once. */
function queueItems(run: TestRun, ids: Ids): Cells[] {
    const classes = run.result ? classesOf(run) : [''];
    return classes.map((name) => ({
        Id: itemId(run, name),
        Status: statusOf(run),
        ApexClassId: ids.get(`${name}.cls`) ?? null,
        TestRunResultId: run.id,
        ParentJobId: run.id
    }));
}

function results(run: TestRun, ids: Ids): Cells[] {
    return (run.result?.results ?? []).map(({ cls, method, ok, ms, error, stack }) => ({
        Id: `${itemId(run, cls)}.${method}`,
        QueueItemId: itemId(run, cls),
        StackTrace: stack ?? null,
        Message: error ?? null,
        RunTime: ms,
        TestTimestamp: run.startedAt,
        AsyncApexJobId: run.id,
        MethodName: method,
        Outcome: ok ? 'Pass' : 'Fail',
        ApexLogId: null,
        IsTestSetup: false,
        'ApexClass.Id': ids.get(`${cls}.cls`) ?? null,
        'ApexClass.Name': cls,
        'ApexClass.NamespacePrefix': null
    }));
}

const itemId = ({ id }: TestRun, name: string) => `709${id.slice(3)}-${name}`;

function aggregates(runs: readonly TestRun[], ids: Ids): Cells[] {
    return lastMeasured(runs).flatMap(({ files }) =>
        files.map(({ name, hit, total, missed, covered }) => ({
            'ApexClassOrTrigger.Id': ids.get(name) ?? null,
            'ApexClassOrTrigger.Name': name.replace(/\.\w+$/, ''),
            NumLinesCovered: hit,
            NumLinesUncovered: total - hit,
            Coverage: { coveredLines: covered, uncoveredLines: missed }
        }))
    );
}

const lastMeasured = (runs: readonly TestRun[]) =>
    runs.flatMap(({ result }) => result?.coverage ?? []).slice(-1);

/** File name → id of the class or trigger. */
type Ids = ReadonlyMap<string, string>;

function idsOf(org: Org): Ids {
    const named = (object: string, suffix: string) =>
        org.runtime.db
            .rows(org.runtime.schema.get(object)!)
            .map(({ id, name }) => [`${String(name)}${suffix}`, id] as const);
    return new Map([...named('ApexClass', '.cls'), ...named('ApexTrigger', '.trigger')]);
}
