import type { ClassInfo, MethodInfo } from '../types/class-info.ts';
import type { Type } from '../types/type.ts';
import type { CheckContext, ClassRule } from './report.ts';

const HTTP = ['httpget', 'httppost', 'httpput', 'httppatch', 'httpdelete'];

const has = (method: MethodInfo, name: string) =>
    method.annotations.some((annotation) => annotation.name === name);
const lineOf = (method: MethodInfo) => method.declaration?.line ?? method.cls.declaration.line;
const isOpen = ({ declaration }: MethodInfo) =>
    ['public', 'global', 'webservice'].some((word) => declaration?.modifiers.words.includes(word));
const isVoid = ({ returnType }: MethodInfo) => returnType.kind === 'void';

/** Rules of @Future, @AuraEnabled, @InvocableMethod, tests and REST. */
export const checkAnnotations: ClassRule = (cls, context) => {
    const methods = [...cls.methods.values()].flat();
    for (const method of methods) {
        if (has(method, 'future')) checkFuture(method, context);
        if (has(method, 'auraenabled')) checkAuraEnabled(method, context);
        if (has(method, 'istest') || has(method, 'testsetup')) checkTest(method, context);
        if (HTTP.some((name) => has(method, name))) checkHttp(method, context);
    }
    checkInvocable(
        methods.filter((method) => has(method, 'invocablemethod')),
        context
    );
    checkAuraOverloads(methods, context);
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_future.htm */
function checkFuture(method: MethodInfo, { report }: CheckContext): void {
    const line = lineOf(method);
    if (!method.isStatic || !isVoid(method)) report(line, 'Future methods must be static and return void');
    for (const { name, type } of method.parameters)
        if (!isPrimitiveData(type))
            report(line, `Unsupported parameter type ${type.name} of @future: ${name}`);
}

/** Primitives, and lists, sets and maps of them. */
function isPrimitiveData(type: Type): boolean {
    if (type.kind === 'any') return true;
    if (type.kind === 'primitive') return type.name !== 'Object';
    return ['list', 'set', 'map'].includes(type.kind) && type.args.every(isPrimitiveData);
}

/** Instance methods may only be those that read a property: `getName()`. */
function checkAuraEnabled(method: MethodInfo, { report }: CheckContext): void {
    const line = lineOf(method);
    const isGetter = /^get/i.test(method.name) && method.parameters.length === 0;
    if (!method.isStatic && !isGetter) report(line, `AuraEnabled methods must be static: ${method.name}`);
    if (!isOpen(method)) report(line, `AuraEnabled methods must be public or global: ${method.name}`);
}

/** A component names a method only, so one name may stand for one of them. */
function checkAuraOverloads(methods: MethodInfo[], { report }: CheckContext): void {
    const seen = new Set<string>();
    for (const method of methods.filter((each) => each.isStatic && has(each, 'auraenabled'))) {
        const lower = method.name.toLowerCase();
        if (seen.has(lower))
            report(lineOf(method), `AuraEnabled methods may not be overloaded: ${method.name}`);
        seen.add(lower);
    }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_InvocableMethod.htm */
function checkInvocable(methods: MethodInfo[], { report }: CheckContext): void {
    for (const [place, method] of methods.entries()) {
        const line = lineOf(method);
        if (place > 0) report(line, 'Only one method per type can be defined with: InvocableMethod');
        if (!method.isStatic || !isOpen(method))
            report(line, 'InvocableMethod methods must be static and public or global');
        if (method.cls.outer) report(line, 'InvocableMethod methods must be in an outer class');
        const [first, ...more] = method.parameterTypes;
        if (more.length) report(line, 'InvocableMethod methods do not support multiple parameters');
        if (first && first.kind !== 'list' && first.kind !== 'any')
            report(line, `Unsupported parameter type ${first.name}. Valid parameter types are lists`);
        const { kind, name } = method.returnType;
        if (!isVoid(method) && kind !== 'list' && kind !== 'any')
            report(line, `Unsupported return type ${name}. Valid return types are lists`);
    }
}

function checkTest(method: MethodInfo, { report }: CheckContext): void {
    const line = lineOf(method);
    const isTestClass = method.cls.annotation('istest') !== undefined;
    if (!isTestClass) report(line, `Test methods must be in a class with @IsTest: ${method.name}`);
    if (!method.isStatic || !isVoid(method) || method.parameters.length)
        report(line, `Test methods must be static, return void and take nothing: ${method.name}`);
}

function checkHttp(method: MethodInfo, { report }: CheckContext): void {
    const line = lineOf(method);
    if (!isRest(method.cls))
        report(line, `REST methods must be in a global class with @RestResource: ${method.name}`);
    if (!method.isStatic || !method.declaration?.modifiers.words.includes('global'))
        report(line, `REST methods must be global and static: ${method.name}`);
}

const isRest = (cls: ClassInfo) => cls.annotation('restresource') !== undefined && cls.is('global');
