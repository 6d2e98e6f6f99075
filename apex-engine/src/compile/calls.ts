import { checkMethodAccess } from '../check/access.ts';
import type { Call, MethodCall } from '../parsing/syntax-tree.ts';
import type { ClassInfo, MethodInfo } from '../types/class-info.ts';
import type { PlatformMethod } from '../types/platform-class.ts';
import type { Type } from '../types/type.ts';
import { dereferenced, quote } from './code.ts';
import type { Code } from './code.ts';
import { typeNames } from './compilation.ts';
import type { Compilation } from './compilation.ts';
import { coerced } from './conversions.ts';
import { compileAll, compileExpression, compileInChain } from './expressions.ts';
import { onlyRecord, staticHost } from './members.ts';
import { guarded, isVariable, pathOf, staticPathOf, typeOfPath } from './names.ts';
import { staticCall } from './static-calls.ts';
import { isStaticPath } from './static-paths.ts';

/** What is called, and where: for messages and for the choice of an overload. */
export interface CallSite {
    name: string;
    lower: string;
    given: Code[];
    line: number;
}

const siteOf = (at: Compilation, { name, arguments: args, line }: Call | MethodCall): CallSite => ({
    name,
    lower: name.toLowerCase(),
    given: compileAll(at, args),
    line
});

/** `name(…)`: a method of the class, of those around it, or of the platform class that it extends. */
export function compileCall(at: Compilation, expression: Call): Code {
    const site = siteOf(at, expression);
    const self: Code = { js: 'this', type: at.cls.type, notNull: true };
    return (
        callAround(at, self, site) ??
        inheritedCall(at, self, site) ??
        (at.isStatic ? null : objectCall(at, self, site)) ??
        at.unsupported(`unknown method ${site.name}(${typeNames(site.given)}) in ${at.cls.name}`, site)
    );
}

function callAround(at: Compilation, self: Code, site: CallSite): Code | null {
    for (let cls: ClassInfo | null = at.cls; cls; cls = cls.outer) {
        const mayBeInstance = cls === at.cls && !at.isStatic;
        const candidates = cls.findMethods(site.lower).filter((each) => each.isStatic || mayBeInstance);
        if (!candidates.length) continue;
        const method = at.types.pick(candidates, at.argumentTypes(site.given));
        if (method) return projectCall(at, method, method.isStatic ? null : self, site);
        if (cls.outer?.findMethods(site.lower).length) continue;
        return at.unsupported(`no overload ${cls.name}.${site.name}(${typeNames(site.given)})`, site);
    }
    return null;
}

function inheritedCall(at: Compilation, object: Code, site: CallSite): Code | null {
    for (let type: Type | null = object.type; type; type = at.types.superOf(type)) {
        if (type.kind !== 'platform') continue;
        const methods = at.types.platformMethods(type, site.lower, false);
        if (methods.length) return platformCall(at, methods, { ...object, type }, site);
    }
    return null;
}

/** What every object has, whether its class says so or not. */
function objectCall(at: Compilation, object: Code, site: CallSite): Code | null {
    const { Boolean, Integer, String } = at.types;
    const type = { tostring: String, equals: Boolean, hashcode: Integer }[site.lower];
    return type ? dynamicCall(at, object, site, type) : null;
}

/** A call whose method is found when it runs. */
export const dynamicCall = (_at: Compilation, object: Code, site: CallSite, type: Type): Code => ({
    js: `$.callMember(${object.js},${quote(site.name)},[${site.given.map(({ js }) => js).join(',')}])`,
    type,
    guards: object.guards ?? null
});

/** Calls a method of the project. */
export function projectCall(at: Compilation, method: MethodInfo, object: Code | null, site: CallSite): Code {
    checkMethodAccess(at, method, site.line);
    const args = site.given.map((value, i) => coerced(at, value, method.parameterTypes[i]!));
    const guards = object?.guards ?? null;
    const type = method.returnType;
    if (method.isStatic || !object)
        return {
            js: `${staticHost(at, method)}.staticMethods.${method.js}(${args.join(',')})`,
            type,
            guards
        };
    if (object.isSuper) {
        const { js } = method;
        const called = `${at.constant(method.cls)}.jsClass.prototype.${js}`;
        return { js: `${called}.call(${['this', ...args].join(',')})`, type, guards };
    }
    return { js: `${dereferenced(object)}.${method.js}(${args.join(',')})`, type, guards };
}

/** Calls a method of the platform. */
export function platformCall(at: Compilation, methods: PlatformMethod[], object: Code, site: CallSite): Code {
    const { types } = at;
    const guards = object.guards ?? null;
    const method = types.pick(methods, at.argumentTypes(site.given), object.type);
    if (!method)
        return at.unsupported(
            `no overload ${object.type.name}.${site.name}(${typeNames(site.given)})`,
            site,
            guards
        );
    const receiver =
        object.type === types.Blob && !object.notNull ? `$.blob(${object.js})` : dereferenced(object);
    const args = platformArguments(at, method, object.type, site.given);
    const isCopy = ['clone', 'deepclone'].includes(site.lower);
    const keepsType = isCopy && ['sobject', 'list', 'set', 'map'].includes(object.type.kind);
    return {
        js: `${at.constant(method.implementation)}(${[receiver, ...args].join(',')})`,
        type: keepsType ? object.type : types.parse(method.returns, object.type),
        guards
    };
}

export function platformArguments(
    at: Compilation,
    method: PlatformMethod,
    receiver: Type | null,
    given: Code[]
) {
    const wanted = at.types.paramTypes(method, receiver, given.length) ?? [];
    return given.map((value, i) => coerced(at, value, wanted[i]!));
}

/** `object.name(…)`, or a static call when the object is a type. */
export function compileMethodCall(at: Compilation, expression: MethodCall): Code {
    const lower = expression.name.toLowerCase();
    const fieldError = lower === 'adderror' ? addFieldError(at, expression) : null;
    if (fieldError) return fieldError;
    const path = staticPathOf(at, expression.object);
    if (path) {
        const type = typeOfPath(at, path);
        const called = type && staticCall(at, type, expression);
        if (called) return called;
        if (!type && !isStaticPath(at, path))
            return at.unsupported(`unknown identifier ${path.join('.')}`, expression);
    }
    const object = guarded(at, compileInChain(at, expression.object), expression.safe);
    const isOfList = at.types.platformMethods(object.type, lower, false).length > 0;
    return instanceCall(at, isOfList ? object : onlyRecord(object), siteOf(at, expression));
}

/** `record.Field.addError(message)`: the field is no value here. */
function addFieldError(at: Compilation, expression: MethodCall): Code | null {
    const { object: field, arguments: args } = expression;
    if (field.kind !== 'member') return null;
    const path = pathOf(field);
    if (path && !isVariable(at, path[0]!) && path[0]!.toLowerCase() !== 'trigger') return null;
    const record = compileExpression(at, field.object);
    if (!record.type.definition?.field(field.name.toLowerCase())) return null;
    const message = compileExpression(at, args[0]!).js;
    return { js: `$.addFieldError(${record.js},${quote(field.name)},${message})`, type: at.types.void };
}

function instanceCall(at: Compilation, object: Code, site: CallSite): Code {
    const { type, guards } = object;
    if (type.kind === 'any') return dynamicCall(at, object, site, at.types.any);
    const found = type.kind === 'class' ? callOnClass(at, object, site) : callOnPlatform(at, object, site);
    return (
        found ?? at.unsupported(`no method ${type.name}.${site.name}(${typeNames(site.given)})`, site, guards)
    );
}

function callOnClass(at: Compilation, object: Code, site: CallSite): Code | null {
    const { types } = at;
    const cls = object.type.projectClass!;
    if (cls.kind === 'enum') {
        const methods = types.platformClasses.get('enum')?.methods.get(site.lower);
        if (methods) return platformCall(at, methods, object, site);
        return at.unsupported(`no method ${site.name} on enum ${cls.name}`, site, object.guards);
    }
    const method = types.pick(cls.findMethods(site.lower), at.argumentTypes(site.given));
    if (method && object.isSuper && method.isAbstract)
        return at.unsupported('super call to abstract method', site);
    if (method) return projectCall(at, method, object, site);
    for (let type: Type | null = object.type; type; type = types.superOf(type)) {
        const methods = type.kind === 'platform' ? types.platformMethods(type, site.lower, false) : [];
        if (methods.length) return platformCall(at, methods, object, site);
        for (const contract of types.allInterfaces(type)) {
            const called = callOnInterface(at, contract, object, site);
            if (called) return called;
        }
    }
    return objectCall(at, object, site);
}

/** A method of a platform interface: the object's own class has it. */
function callOnInterface(at: Compilation, contract: Type, object: Code, site: CallSite): Code | null {
    if (contract.kind !== 'platform') return null;
    const methods = at.types.platformMethods(contract, site.lower, false);
    const types = site.given.map(({ type }) => type);
    const method = at.types.pick(methods, types, contract) ?? methods[0];
    return method ? dynamicCall(at, object, site, at.types.parse(method.returns, contract)) : null;
}

function callOnPlatform(at: Compilation, object: Code, site: CallSite): Code | null {
    const { types } = at;
    const { type } = object;
    const isEnum = type.kind === 'platform' && type.platformClass?.constants;
    const methods = isEnum
        ? (types.platformClasses.get('enum')?.methods.get(site.lower) ?? [])
        : types.platformMethods(type, site.lower, false);
    if (methods.length && type.platformClass?.kind === 'interface')
        return callOnInterface(at, type, object, site);
    if (methods.length) return platformCall(at, methods, object, site);
    const ofObject = types.platformClasses.get('object')?.methods.get(site.lower);
    return ofObject ? platformCall(at, ofObject, object, site) : null;
}
