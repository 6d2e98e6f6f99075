import type { Runtime } from '../interpret/runtime.ts';
import type { ClassInfo, MethodInfo } from '../types/class-info.ts';

/** The tests of one class. */
export interface TestClass {
    cls: ClassInfo;
    /** Its @TestSetup. */
    setup: MethodInfo | null;
    methods: MethodInfo[];
}

const isAnnotated = (method: MethodInfo, annotation: string): boolean =>
    method.annotations.some(({ name }) => name === annotation);

const isTest = (method: MethodInfo): boolean =>
    isAnnotated(method, 'istest') || !!method.declaration?.modifiers.words.includes('testmethod');

/** The classes of a project that have tests, in the order of their files. */
export function findTests(runtime: Runtime): TestClass[] {
    return runtime.model.all
        .filter(({ kind, outer }) => kind === 'class' && !outer)
        .map((cls) => {
            const candidates = [...cls.methods.values()]
                .flat()
                .filter(({ isStatic, parameters }) => isStatic && !parameters.length);
            const setup = candidates.find((method) => isAnnotated(method, 'testsetup')) ?? null;
            return { cls, setup, methods: candidates.filter((method) => method !== setup && isTest(method)) };
        })
        .filter(({ methods }) => methods.length > 0);
}

/**
 * Keeps the tests that a filter names: `Class` or `Class.method`, in any case.
 *
 * @throws Error where one of them names nothing
 */
export function filterTests(tests: TestClass[], filter: string[]): TestClass[] {
    if (!filter.length) return tests;
    const wanted = filter.map((name) => name.toLowerCase());
    const unknown = new Set(wanted);
    const kept = tests.map((test) => {
        const className = test.cls.name.toLowerCase();
        const methods = test.methods.filter(({ name }) => {
            const names = [className, `${className}.${name.toLowerCase()}`].filter((one) =>
                wanted.includes(one)
            );
            for (const one of names) unknown.delete(one);
            return names.length > 0;
        });
        return { ...test, methods };
    });
    if (unknown.size) throw new Error(`no Apex test ${[...unknown].join(', ')}`);
    return kept.filter(({ methods }) => methods.length > 0);
}
