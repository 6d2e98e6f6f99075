// Short names of before, for what is not TypeScript yet. Goes with the last of that.
import type { Annotation, Modifiers } from '../parsing/syntax-tree.ts';
import { ClassInfo } from '../types/class-info.ts';
import type { FieldInfo, MethodInfo } from '../types/class-info.ts';
import type { ClassModel } from '../types/class-model.ts';
import { Frame } from './call-stack.ts';
import type { Operations } from './operations/index.ts';

type Named = Record<string, string | ((owner: never) => unknown)>;

function alias(target: object, names: Named): void {
    for (const [old, name] of Object.entries(names))
        Object.defineProperty(target, old, {
            configurable: true,
            get(this: Record<string, unknown>) {
                return typeof name === 'string' ? this[name] : name(this as never);
            },
            set(this: Record<string, unknown>, value: unknown) {
                if (typeof name === 'string') this[name] = value;
            }
        });
}

const oldAnnotations = (annotations: Annotation[]) =>
    annotations.map((each) => ({ ...each, n: each.name, p: each.parameters }));
const oldModifiers = ({ words, annotations }: Modifiers) => ({
    set: Object.fromEntries(words.map((word) => [word, true])),
    ann: oldAnnotations(annotations)
});

alias(Frame.prototype, { m: 'routine', l: 'line' });
alias(ClassInfo.prototype, {
    simple: 'simpleName',
    superCls: 'superClass',
    ifaces: 'interfaces',
    ctors: 'constructors',
    S: 'statics',
    SM: 'staticMethods',
    state: 'initState',
    js: 'jsClass',
    top: 'outermost',
    ast: 'declaration',
    vals: 'enumValues',
    m: (cls: ClassInfo) => oldModifiers(cls.modifiers),
    ann: (cls: ClassInfo) => (name: string) =>
        oldAnnotations(cls.modifiers.annotations).find((each) => each.name === name)
});

export function addOldNames(model: ClassModel): void {
    for (const cls of model.all) {
        for (const method of [...cls.methods.values()].flat()) aliasMethod(method);
        cls.constructors.forEach(aliasMethod);
        for (const field of cls.fields.values()) aliasField(field);
    }
}

function aliasMethod(method: MethodInfo): void {
    alias(method, {
        n: 'name',
        types: 'parameterTypes',
        ret: 'returnType',
        static: 'isStatic',
        ps: (own: MethodInfo) => own.parameters.map(({ name, type }) => ({ n: name, t: type })),
        ann: (own: MethodInfo) => oldAnnotations(own.annotations),
        ast: (own: MethodInfo) => ({
            m: oldModifiers(own.declaration?.modifiers ?? { words: [], annotations: [] })
        })
    });
}

function aliasField(field: FieldInfo): void {
    alias(field, {
        n: 'name',
        t: 'type',
        static: 'isStatic',
        prop: 'isProperty',
        auto: 'isAutomatic',
        getJs: 'getterJs',
        setJs: 'setterJs',
        m: (own: FieldInfo) => oldModifiers(own.modifiers),
        ast: ({ declaration }: FieldInfo) => ({
            get: declaration?.getter && { b: declaration.getter.body },
            set: declaration?.setter && { b: declaration.setter.body }
        })
    });
}

export function addOldOperations(operations: Operations): void {
    alias(operations, {
        n: 'notNull',
        it: 'items',
        is: 'isInstance',
        eq: 'equal',
        co: 'convert',
        toDbl: 'toDouble',
        toDec: 'toDecimal',
        toDt: 'toDatetime',
        newEx: 'newException',
        runInits: 'runInitializers',
        initAll: 'initialize',
        lget: 'getItem',
        lset: 'setItem',
        one: 'onlyRecord',
        sget: 'getField',
        sgetR: 'getParentField',
        sput: 'putField',
        dget: 'getMember',
        dset: 'setMember',
        dcall: 'callMember'
    });
}
