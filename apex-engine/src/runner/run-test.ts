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
export function runTest(rt: Runtime, test: TestClass, method: MethodInfo): TestResult {
    const startedAt = Date.now();
    const result: TestResult = { cls: test.cls.name, method: method.name, ok: true, ms: 0 };
    try {
        rt.reset();
        rt.ticks = 0;
        rt.deadline = startedAt + LONGEST_MS;
        rt.test = newTest(rt);
        refuseSeeAllData(test, method);
        if (test.setup) runSetup(rt, test, test.setup);
        rt.log?.testStarted(`${test.cls.name}.${method.name}`);
        rt.callStatic(test.cls, method, []);
    } catch (error) {
        Object.assign(result, { ok: false }, failureOf(rt, error));
    } finally {
        rt.log?.testFinished(`${test.cls.name}.${method.name}`, result.error, result.stack);
        rt.stack.length = 0;
        rt.triggerStack.length = 0;
        rt.userStack.length = 0;
        rt.test = null;
    }
    const notes = (rt.eventErrors ?? []).splice(0);
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
function runSetup(rt: Runtime, { cls }: TestClass, setup: MethodInfo): void {
    const { id } = rt.user;
    rt.log?.testStarted(`${cls.name}.${setup.name}`);
    rt.callStatic(cls, setup, []);
    if ((rt.test!.started && !rt.test!.stopped) || rt.async.queue.length) rt.async.flush();
    if (rt.events.length) rt.async.deliver();
    rt.log?.testFinished(`${cls.name}.${setup.name}`);
    rt.setUser(rt.db.get(id)!);
    rt.resetStatics();
    rt.limits.reset();
    rt.uncommitted = false;
    rt.mixedKind = {};
    rt.httpMock = null;
    rt.test = { ...rt.test!, started: false, stopped: false };
    rt.stack.length = 0;
    rt.triggerStack.length = 0;
    rt.db.journal.length = 0;
    rt.async.queue = [];
    rt.cache = new Map();
}

function failureOf(rt: Runtime, error: unknown): Partial<TestResult> {
    const thrown = rt.toException(error);
    if (thrown) return { error: toldOf(thrown), stack: [thrown.trace, ...causesOf(thrown)].join('\n') };
    const { message, stack = '' } = error as Error;
    if (error instanceof Unsupported)
        return { error: message, unsupported: true, stack: rt.stack.map(String).reverse().join('\n') };
    return { error: `internal: ${message}`, internal: true, stack };
}

const toldOf = (thrown: ApexThrown): string =>
    `${thrown.typeName()}: ${thrown.message ?? 'Script-thrown exception'}`;

function* causesOf(thrown: ApexThrown): Generator<string> {
    for (let { cause } = thrown; cause; { cause } = cause)
        yield `Caused by: ${cause.typeName()}: ${cause.message}\n${cause.trace}`;
}
