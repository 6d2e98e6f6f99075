import type { Statement } from '../parsing/syntax-tree.ts';
import type { ClassInfo } from '../types/class-info.ts';
import { Compilation, typeNames } from './compilation.ts';
import type { CompilerHost } from './compilation.ts';
import { coerced, compileAs } from './conversions.ts';
import { compileAll } from './expressions.ts';
import { canEndAll } from './reachability.ts';
import type { Routine } from './routine.ts';
import { compileStatements } from './statements.ts';

/** A routine that runs: `this` is the object, or nothing for a static one. */
export type Compiled = (this: unknown, ...given: unknown[]) => unknown;

/**
 * Makes one JavaScript function of a routine. What cannot be compiled is reported, and fails when reached.
 * @param operations what the generated code calls as `$`
 */
export function compileRoutine(host: CompilerHost, operations: object, routine: Routine): Compiled {
    const at = new Compilation(host, routine);
    const parameters = routine.parameters.map(({ name, type }) => at.declare(name, type)).join(',');
    const body = compileBody(at, routine);
    const variables = at.temporaries.length ? `let ${at.temporaries.join(',')};` : '';
    const end = routine.returnType === host.types.void ? '' : 'return null;';
    const guarded = `const F=$.enter(K[0]);try{${variables}${body}${end}}finally{$.leave();}`;
    const source = `return function(${parameters}){${guarded}}`;
    const coverage = at.constants[1] as { hits: Uint8Array };
    try {
        return new Function('$', 'K', 'C', source)(operations, at.constants, coverage.hits) as Compiled;
    } catch (error) {
        const name = `${routine.cls.name}.${routine.name}`;
        throw new Error(`internal: bad code for ${name}: ${(error as Error).message}\n${source}`, {
            cause: error
        });
    }
}

function compileBody(at: Compilation, routine: Routine): string {
    const { body } = routine;
    switch (body.kind) {
        case 'initializers':
            return compileInitializers(at, routine.cls);
        case 'constructor':
            return compileConstructor(at, routine, body.method.declaration?.body?.statements ?? []);
        case 'accessor': {
            const { field } = body;
            at.ownProperty = field;
            const written = field.declaration?.[body.accessor]?.body;
            if (written) return compileStatements(at, written.statements);
            const stored = `${at.isStatic ? `${at.constant(field.cls)}.statics` : 'this'}.${field.js}`;
            const value = routine.parameters[0] && at.scope.find('value')?.js;
            return value ? `${stored}=${value};` : `return ${stored};`;
        }
        case 'statements':
            if (routine.returnType.kind !== 'void' && canEndAll(body.statements))
                at.report(`missing return in ${at.cls.name}.${routine.name}`, routine.line);
            return compileStatements(at, body.statements);
        case 'trigger':
        case 'anonymous':
            return compileStatements(at, body.statements);
    }
}

function compileInitializers(at: Compilation, cls: ClassInfo): string {
    const host = at.isStatic ? `${at.constant(cls)}.statics` : 'this';
    return cls.initializers
        .filter(({ isStatic }) => isStatic === at.isStatic)
        .map((each) => {
            if ('block' in each)
                return `{${at.inNewScope(() => compileStatements(at, each.block.body.statements))}}`;
            const { initializer, line, js, type } = each.field;
            return initializer ? `${at.atLine(line)}${host}.${js}=${compileAs(at, initializer, type)};` : '';
        })
        .join('');
}

/** `this(…)` or `super(…)` comes first; without it the constructor above that takes nothing. */
function compileConstructor(at: Compilation, routine: Routine, statements: Statement[]): string {
    const { cls } = routine;
    const [first, ...rest] = statements;
    const called =
        first?.kind === 'expression' && first.expression.kind === 'constructorCall' ? first.expression : null;
    const start = called ? at.atLine(called.line) : '';
    const given = called?.arguments ?? [];
    const body = () => compileStatements(at, called ? rest : statements);
    if (called?.name === 'this') return `${start}${constructorCall(at, cls, given, called)};${body()}`;
    if (cls.superClass)
        return `${start}${constructorCall(at, cls.superClass, given, called ?? routine)};${body()}`;
    if (!cls.superType) return body();
    const args = compileAll(at, given).map(({ js }) => js);
    return `${start}$.superException(this,[${args.join(',')}]);${body()}`;
}

function constructorCall(
    at: Compilation,
    cls: ClassInfo,
    given: Parameters<typeof compileAll>[1],
    node: { line: number }
): string {
    const args = compileAll(at, given);
    const constructor = at.types.pick(cls.constructors, at.argumentTypes(args));
    if (!constructor) return at.unsupported(`no constructor ${cls.name}(${typeNames(args)})`, node).js;
    const values = args.map((value, i) => coerced(at, value, constructor.parameterTypes[i]!));
    return `this.${constructor.js}(${values.join(',')})`;
}
