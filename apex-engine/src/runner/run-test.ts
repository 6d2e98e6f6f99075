import type { Runtime } from '../interpret/runtime.ts';
import type { ApexThrown, TestState } from '../org/runtime.ts';
import type { MethodInfo } from '../types/class-info.ts';
import { Unsupported } from '../values/index.ts';
import type { TestClass } from './find-tests.ts';

/** What became of one test. */
export interface TestResult {
    cls: string;
    method: string;
    ok: boolean;
    /** Milliseconds. */
    ms: number;
    error?: string;
    /** Apex stack, innermost first. */
    stack?: string;
    /** The engine cannot do what the test does. */
    unsupported?: boolean;
    /** The engine itself failed: `stack` is that of JavaScript. */
    internal?: boolean;
    /** Errors inside platform-event triggers, which fail no test on the platform either. */
    note?: string;
}

/** What a test may take, in milliseconds of the machine's clock. */
const LONGEST_MS = 60_000;

/** Runs one test method in a new org, after the class's @TestSetup. */
export function runTest(runtime: Runtime, test: TestClass, method: MethodInfo): TestResult {
    const startedAt = Date.now();
    const result: TestResult = { cls: test.cls.name, method: method.name, ok: true, ms: 0 };
    try {
        runtime.reset();
        runtime.ticks = 0;
        runtime.deadline = startedAt + LONGEST_MS;
        runtime.test = newTest(runtime);
        refuseSeeAllData(test, method);
        if (test.setup) runSetup(runtime, test, test.setup);
        runtime.log?.unitStarted(`${test.cls.name}.${method.name}`);
        runtime.callStatic(test.cls, method, []);
    } catch (error) {
        Object.assign(result, { ok: false }, failureOf(runtime, error));
    } finally {
        runtime.log?.unitFinished(`${test.cls.name}.${method.name}`, result.error, result.stack);
        runtime.stack.length = 0;
        runtime.triggerStack.length = 0;
        runtime.userStack.length = 0;
        runtime.test = null;
    }
    const notes = (runtime.eventErrors ?? []).splice(0);
    if (notes.length) result.note = notes.join('; ');
    result.ms = Date.now() - startedAt;
    return result;
}

function newTest({ options }: Runtime): TestState {
    const random = options.random ?? Math.random;
    return { started: false, stopped: false, requestId: `TEST${random().toString(36).slice(2)}` };
}

function refuseSeeAllData(test: TestClass, method: MethodInfo): void {
    const annotations = [...test.cls.modifiers.annotations, ...method.annotations];
    const seesAllData = annotations.some(
        ({ name, parameters }) => name === 'istest' && String(parameters.seealldata) === 'true'
    );
    if (seesAllData) throw new Unsupported('@IsTest(SeeAllData=true)');
}

/** Runs @TestSetup, what it queued too; then only its records are left. */
function runSetup(runtime: Runtime, { cls }: TestClass, setup: MethodInfo): void {
    const { id } = runtime.user;
    runtime.log?.unitStarted(`${cls.name}.${setup.name}`);
    runtime.callStatic(cls, setup, []);
    if ((runtime.test!.started && !runtime.test!.stopped) || runtime.async.queue.length)
        runtime.async.flush();
    if (runtime.events.length) runtime.async.deliver();
    runtime.log?.unitFinished(`${cls.name}.${setup.name}`);
    runtime.setUser(runtime.db.get(id)!);
    runtime.resetStatics();
    runtime.limits.reset();
    runtime.uncommitted = false;
    runtime.mixedKind = {};
    runtime.httpMock = null;
    runtime.test = { ...runtime.test!, started: false, stopped: false };
    runtime.stack.length = 0;
    runtime.triggerStack.length = 0;
    runtime.db.journal.length = 0;
    runtime.async.queue = [];
    runtime.cache = new Map();
}

function failureOf(runtime: Runtime, error: unknown): Partial<TestResult> {
    const thrown = runtime.toException(error);
    if (thrown) return { error: toldOf(thrown), stack: [thrown.trace, ...causesOf(thrown)].join('\n') };
    const { message, stack = '' } = error as Error;
    if (error instanceof Unsupported)
        return { error: message, unsupported: true, stack: runtime.stack.map(String).reverse().join('\n') };
    return { error: `internal: ${message}`, internal: true, stack };
}

const toldOf = (thrown: ApexThrown): string =>
    `${thrown.typeName()}: ${thrown.message ?? 'Script-thrown exception'}`;

function* causesOf(thrown: ApexThrown): Generator<string> {
    for (let { cause } = thrown; cause; { cause } = cause)
        yield `Caused by: ${cause.typeName()}: ${cause.message}\n${cause.trace}`;
}
