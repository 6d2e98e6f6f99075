import { runsInUserMode } from '../check/api-version.ts';
import { checkException } from '../check/statement-types.ts';
import { checkReachable } from '../check/reachable.ts';
import type { DmlStatement, Statement, VariableStatement } from '../parsing/syntax-tree.ts';
import { quote } from './code.ts';
import type { Compilation } from './compilation.ts';
import { compileAs } from './conversions.ts';
import { compileCondition, compileExpression, compileForEffect } from './expressions.ts';
import { compileForEach, compileLoop } from './loops.ts';
import { compileSwitch } from './switches.ts';

export function compileStatements(at: Compilation, statements: Statement[]): string {
    checkReachable(at, statements);
    return statements.map((statement) => compileStatement(at, statement)).join('');
}

/** A statement with a scope of its own, in braces. */
export function compileBlock(at: Compilation, statement: Statement): string {
    const inside = () =>
        statement.kind === 'block'
            ? compileStatements(at, statement.statements)
            : compileStatement(at, statement);
    return `{${at.inNewScope(inside)}}`;
}

export function compileStatement(at: Compilation, statement: Statement): string {
    if (statement.line) at.line = statement.line;
    switch (statement.kind) {
        case 'block':
            return compileBlock(at, statement);
        case 'variable':
            return compileVariables(at, statement);
        case 'expression':
            return `${at.atLine(statement.line)}${compileForEffect(at, statement.expression)};`;
        case 'expressions':
            return statement.expressions.map((each) => `${compileForEffect(at, each)};`).join('');
        case 'if': {
            const test = `${at.atLine(statement.line)}if(${compileCondition(at, statement.condition)})`;
            const then = compileBlock(at, statement.then);
            return test + then + (statement.else ? `else${compileBlock(at, statement.else)}` : '');
        }
        case 'while':
        case 'doWhile':
        case 'for':
            return compileLoop(at, statement);
        case 'forEach':
            return compileForEach(at, statement);
        case 'return':
            return compileReturn(at, statement);
        case 'throw': {
            const start = at.atLine(statement.line);
            const exception = compileExpression(at, statement.exception);
            checkException(at, exception.type);
            return `${start}throw $.thrown(${exception.js});`;
        }
        case 'break':
        case 'continue':
            return `${at.atLine(statement.line)}${statement.kind};`;
        case 'dml':
            return compileDml(at, statement);
        case 'runAs': {
            const start = at.atLine(statement.line);
            const user = compileExpression(at, statement.arguments[0]!).js;
            return `${start}$.pushUser(${user});try${compileBlock(at, statement.body)}finally{$.popUser();}`;
        }
        case 'try':
            return compileTry(at, statement);
        case 'switch':
            return compileSwitch(at, statement);
        case 'unsupported':
            return `${at.atLine(statement.line)}${at.unsupported(statement.what, statement).js};`;
    }
}

function compileVariables(
    at: Compilation,
    { type: written, variables, modifiers }: VariableStatement
): string {
    const type = at.typeOf(written);
    return variables
        .map(({ name, initializer, line }) => {
            at.line = line;
            const value = initializer ? compileAs(at, initializer, type) : 'null';
            const start = initializer || variables.length === 1 ? at.atLine(line) : '';
            return `${start}let ${at.declare(name, type, modifiers, initializer !== null)}=${value};`;
        })
        .join('');
}

function compileReturn(at: Compilation, statement: Extract<Statement, { kind: 'return' }>): string {
    const start = at.atLine(statement.line);
    if (!statement.value) return `${start}return;`;
    return `${start}return ${compileAs(at, statement.value, at.routine.returnType)};`;
}

function compileDml(at: Compilation, statement: DmlStatement): string {
    const start = at.atLine(statement.line);
    const records = compileExpression(at, statement.records).js;
    const mode = statement.access ?? (runsInUserMode(at) ? 'user' : null);
    const access = mode ? quote(mode) : 'null';
    if (statement.merged)
        return `${start}$.merge(${records},${compileExpression(at, statement.merged).js},${access});`;
    const field = statement.externalId ? quote(statement.externalId) : 'null';
    return `${start}$.dml(${quote(statement.operation)},${records},${field},${access});`;
}

/** An exception that no clause catches goes on. */
function compileTry(at: Compilation, statement: Extract<Statement, { kind: 'try' }>): string {
    let js = `try${compileBlock(at, statement.body)}`;
    if (statement.catches.length) {
        const error = at.newName('e');
        const clauses = statement.catches.map(({ type: written, name, body }) => {
            const type = at.typeOf(written);
            checkException(at, type);
            const inside = () =>
                `let ${at.declare(name, type)}=${error};${compileStatements(at, body.statements)}`;
            return `if($.isCaught(${error},${at.constant(type)})){${at.inNewScope(inside)}}`;
        });
        js += `catch(${error}){${error}=$.caught(${error});${clauses.join('else ')}else throw ${error};}`;
    }
    return statement.finally ? `${js}finally${compileBlock(at, statement.finally)}` : js;
}
