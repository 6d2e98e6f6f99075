import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { id18, type Org } from 'apex-engine';
import { RestError } from '../rest/rest-error.ts';
import { rowsOfRun } from './test-run-rows.ts';

const ENGINE = fileURLToPath(new URL('../../../../apex-engine/bin/apex-engine.mjs', import.meta.url));

/** Body of `POST /tooling/runTestsAsynchronous`, as far as it is supported. */
export interface TestRequest {
    testLevel?: string;
    tests?: { classId?: string; className?: string; testMethods?: string[] }[];
    /** Names, separated by commas. */
    classNames?: string;
    skipCodeCoverage?: boolean;
}

/** What `apex-engine test --json` prints. */
export interface EngineResult {
    results: { cls: string; method: string; ok: boolean; ms: number; error?: string; stack?: string }[];
    coverage: {
        files: { name: string; hit: number; total: number; missed: number[]; covered: number[] }[];
        pct: number;
    } | null;
}

export interface TestRun {
    /** 707…, 18 characters. */
    id: string;
    userId: string;
    startedAt: string;
    endedAt: string | null;
    /** Null while it runs. */
    result: EngineResult | null;
    /** Why it could not be run; then there is no result. */
    problem: string | null;
}

/**
 * Apex test runs of an org. Each runs in a process of its own, on the org's project and without its records:
 * as on the platform, tests see no data.
 */
export class TestRuns {
    readonly #org: Org;
    readonly #runs: TestRun[] = [];

    constructor(org: Org) {
        this.#org = org;
    }

    /** @returns the id of the run, which goes on. @throws RestError for what is not supported, by name */
    start(request: TestRequest, userId: string): string {
        const args = argumentsFor(request, this.#org);
        const run: TestRun = {
            id: id18(`707000${String(this.#runs.length + 1).padStart(9, '0')}`),
            userId,
            startedAt: new Date().toISOString(),
            endedAt: null,
            result: null,
            problem: null
        };
        this.#runs.push(run);
        void perform(this.#org.runtime.root, args).then(
            (result) => Object.assign(run, { result, endedAt: new Date().toISOString() }),
            (error: Error) =>
                Object.assign(run, { problem: error.message, endedAt: new Date().toISOString() })
        );
        return run.id;
    }

    /** Rows of a Tooling entity that tells of test runs; undefined for any other entity. */
    rows(entity: string): Record<string, unknown>[] | undefined {
        return rowsOfRun(entity, this.#runs, this.#org);
    }
}

function argumentsFor(request: TestRequest, org: Org): string[] {
    const {
        testLevel = 'RunSpecifiedTests',
        tests = [],
        classNames = '',
        skipCodeCoverage = false
    } = request;
    const coverage = skipCodeCoverage ? [] : ['--coverage'];
    if (testLevel === 'RunLocalTests' || testLevel === 'RunAllTestsInOrg') return coverage;
    if (testLevel !== 'RunSpecifiedTests')
        throw new RestError(
            400,
            'INVALID_INPUT',
            `The local org does not support the test level ${testLevel}.`
        );
    const nameOf = (classId?: string) => {
        const rows = org.runtime.db.rows(org.runtime.schema.get('ApexClass')!);
        return rows.find(({ id }) => id.slice(0, 15) === classId?.slice(0, 15))?.name;
    };
    const wanted = [
        ...classNames.split(',').filter(Boolean),
        ...tests.flatMap(({ classId, className = String(nameOf(classId) ?? ''), testMethods = [] }) =>
            testMethods.length ? testMethods.map((method) => `${className}.${method}`) : [className]
        )
    ];
    if (!wanted.length || wanted.includes(''))
        throw new RestError(400, 'INVALID_INPUT', 'Name the test classes that this org has.');
    return [...coverage, '--filter', wanted.join(',')];
}

async function perform(root: string, args: string[]): Promise<EngineResult> {
    const child = spawn(process.execPath, [ENGINE, 'test', root, '--json', ...args]);
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    const end = out.lastIndexOf('}');
    if (end < 0) throw new Error(err.trim().split('\n').at(-1) ?? 'The engine printed nothing.');
    // A line for people follows the JSON.
    return JSON.parse(out.slice(0, end + 1)) as EngineResult;
}
