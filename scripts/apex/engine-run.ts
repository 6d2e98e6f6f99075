/** What `apex-engine test --json --coverage` prints. */
export interface EngineRun {
    passed: number;
    failed: number;
    results: EngineTest[];
    coverage: { files: EngineCoverage[]; hit: number; total: number; pct: number };
}

export interface EngineTest {
    cls: string;
    method: string;
    ok: boolean;
    /** Milliseconds. */
    ms: number;
    error?: string;
    /** Apex stack, newest first. */
    stack?: string;
    /** Errors inside platform-event triggers, which fail no test on the platform either. */
    note?: string;
}

export interface EngineCoverage {
    /** `Name.cls` or `Name.trigger`. */
    name: string;
    /** Executed lines. */
    hit: number;
    /** Executable lines. */
    total: number;
    pct: number;
    /** Numbers of the lines that no test executed. */
    missed: number[];
}
