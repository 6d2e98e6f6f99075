import { runsInUserMode } from '../check/api-version.ts';
import { isVisible } from '../check/visibility.ts';
import type { MethodCall } from '../parsing/syntax-tree.ts';
import type { ClassInfo } from '../types/class-info.ts';
import type { PlatformMethod } from '../types/platform-class.ts';
import type { Type } from '../types/type.ts';
import { platformArguments, projectCall } from './calls.ts';
import { quote } from './code.ts';
import type { Code } from './code.ts';
import { typeNames } from './compilation.ts';
import type { Compilation } from './compilation.ts';
import { compileAll, compileExpression } from './expressions.ts';
import { instanceField, staticField } from './members.ts';

/** `Type.name(…)`; null where the type has no static methods at all, so that it may mean something else. */
export function staticCall(at: Compilation, type: Type, expression: MethodCall): Code | null {
    const lower = expression.name.toLowerCase();
    if (type.projectClass) return callOnClass(at, type, type.projectClass, expression);
    if (type.kind === 'sobject' && lower === 'getsobjecttype')
        return { js: `$.objectToken(${quote(type.name)})`, type: at.platform('SObjectType') };
    const definition = at.types.defOf(type);
    if (!definition) return null;
    const found =
        (definition.constants ? enumCall(at, type, expression) : null) ??
        customDataCall(at, type, expression);
    if (found) return found;
    const methods = at.types.platformMethods(type, lower, true);
    if (!methods.length)
        return at.unsupported(`no static method ${type.name}.${expression.name}`, expression);
    const written = compileAll(at, expression.arguments);
    const inUserMode = definition.name === 'Database' ? withUserMode(at, methods, written) : null;
    const given = inUserMode ?? written;
    const method = at.types.pick(methods, at.argumentTypes(given));
    if (!method) return noOverload(at, type, expression, given);
    const args = platformArguments(at, method, null, given);
    if (method.scope) args.push(namesAround(at));
    const isQuery = definition.name === 'Database' && ['query', 'querywithbinds'].includes(lower);
    return {
        js: `${at.constant(method.implementation)}(${args.join(',')})`,
        type: at.types.parse(method.returns),
        isQuery
    };
}

/** Arguments with `AccessLevel.USER_MODE` after them, where that is the default and the call takes it. */
function withUserMode(at: Compilation, methods: PlatformMethod[], written: Code[]): Code[] | null {
    const accessLevel = at.platform('AccessLevel');
    const userMode = at.types.platformProperty(accessLevel, 'user_mode', true);
    if (!userMode || !runsInUserMode(at) || written.some(({ type }) => type === accessLevel)) return null;
    const given = [...written, { js: `${at.constant(userMode.get)}()`, type: accessLevel, notNull: true }];
    return at.types.pick(methods, at.argumentTypes(given)) ? given : null;
}

const noOverload = (at: Compilation, type: Type, expression: MethodCall, given: Code[]) =>
    at.unsupported(`no overload ${type.name}.${expression.name}(${typeNames(given)})`, expression);

function callOnClass(at: Compilation, type: Type, cls: ClassInfo, expression: MethodCall): Code | null {
    if (cls.kind === 'enum') return enumCall(at, type, expression);
    const lower = expression.name.toLowerCase();
    const candidates = cls.findMethods(lower).filter((method) => method.isStatic);
    if (!candidates.length)
        return at.unsupported(`no static method ${type.name}.${expression.name}`, expression);
    const given = compileAll(at, expression.arguments);
    const method = at.types.pick(candidates, at.argumentTypes(given));
    if (!method) return noOverload(at, type, expression, given);
    return projectCall(at, method, null, { name: expression.name, lower, given, line: expression.line });
}

function enumCall(at: Compilation, type: Type, expression: MethodCall): Code | null {
    const values = at.constant(type);
    switch (expression.name.toLowerCase()) {
        case 'values':
            return { js: `$.enumValues(${values})`, type: at.types.list(type), notNull: true };
        case 'valueof': {
            const name = compileExpression(at, expression.arguments[0]!).js;
            return { js: `$.enumConstant(${values},${name})`, type, notNull: true };
        }
        default:
            return null;
    }
}

/** What custom metadata types and custom settings have. */
function customDataCall(at: Compilation, type: Type, expression: MethodCall): Code | null {
    const { definition } = type;
    if (!definition || !(definition.isMetadataType || definition.isSetting)) return null;
    const name = quote(type.name);
    const all = at.types.map(at.types.String, type);
    const given = () => compileAll(at, expression.arguments).map(({ js }) => js);
    const lower = expression.name.toLowerCase();
    switch (lower) {
        case 'getall':
            return definition.isMetadataType
                ? { js: `$.allCustomMetadata(${name})`, type: all, notNull: true }
                : { js: `$.allSettings(${name})`, type: all };
        case 'getinstance':
            if (definition.isMetadataType)
                return { js: `$.customMetadata(${[name, ...given()].join(',')})`, type };
            return { js: `$.setting(${name},${quote(lower)},[${given().join(',')}])`, type };
        case 'getvalues':
            return definition.isSetting
                ? { js: `$.setting(${name},${quote(lower)},[${given().join(',')}])`, type }
                : null;
        case 'getorgdefaults':
            return definition.isSetting ? { js: `$.orgSetting(${name})`, type } : null;
        default:
            return null;
    }
}

/** A function from a name in lower case to the variable or field that it means: binds of a dynamic query. */
function namesAround(at: Compilation): string {
    const cases = new Map<string, string>();
    const add = (name: string, js: string) => {
        if (!cases.has(name)) cases.set(name, `case ${quote(name)}:return ${js};`);
    };
    for (let scope: typeof at.scope | null = at.scope; scope; scope = scope.outer)
        for (const [name, variable] of scope.variables) add(name, variable.js);
    for (let cls: ClassInfo | null = at.cls; cls; cls = cls.outer)
        for (const base of cls.lineage())
            for (const [name, field] of base.fields) {
                if (!field.isStatic && (cls !== at.cls || at.isStatic)) continue;
                if (!isVisible(field.cls, field.modifiers, at.cls)) continue;
                const self: Code = { js: 'this', type: base.type, notNull: true };
                add(name, (field.isStatic ? staticField(at, field) : instanceField(at, self, field)).js);
            }
    return `((name)=>{switch(name){${[...cases.values()].join('')}default:return undefined;}})`;
}
