import type {
    ConstantName,
    Expression,
    Literal,
    SwitchCase,
    SwitchStatement
} from '../parsing/syntax-tree.ts';
import { quote } from './code.ts';
import type { Code } from './code.ts';
import type { Compilation } from './compilation.ts';
import { compileExpression } from './expressions.ts';
import { compileBlock, compileStatements } from './statements.ts';

/** Becomes a chain of ifs over a constant of its own block, so that switches may stand in one another. */
export function compileSwitch(at: Compilation, statement: SwitchStatement): string {
    const subject = compileExpression(at, statement.subject);
    const start = at.atLine(statement.line);
    const name = at.newName('s');
    const otherwise = statement.cases.find((each) => each.kind === 'else');
    const branches = statement.cases
        .filter((each) => each.kind !== 'else')
        .map((each) => compileCase(at, each, subject, name));
    if (otherwise) branches.push(compileBlock(at, otherwise.body));
    return `${start}{const ${name}=${subject.js};${branches.join('else ')}}`;
}

function compileCase(
    at: Compilation,
    branch: Exclude<SwitchCase, { kind: 'else' }>,
    subject: Code,
    name: string
): string {
    if (branch.kind === 'type') {
        const type = at.typeOf(branch.type);
        const inside = () =>
            `let ${at.declare(branch.name, type)}=${name};${compileStatements(at, branch.body.statements)}`;
        return `if(${name}!==null&&$.isInstance(${name},${at.constant(type)})){${at.inNewScope(inside)}}`;
    }
    const tests = branch.values.map((value) => compileTest(at, value, subject, name));
    return `if(${tests.join('||')})${compileBlock(at, branch.body)}`;
}

/** A constant without its enum is one of the enum that is switched on. */
function compileTest(at: Compilation, value: Literal | ConstantName, subject: Code, name: string): string {
    if (value.kind === 'literal') return `$.matches(${name},${compileExpression(at, value).js})`;
    const [first = '', ...rest] = value.parts;
    if (!rest.length && subject.type.kind !== 'primitive')
        return `$.matchesConstant(${name},${quote(first)})`;
    const { line } = value;
    const path = rest.reduce<Expression>(
        (object, part) => ({ kind: 'member', object, name: part, safe: false, line }),
        { kind: 'identifier', name: first, line }
    );
    return `$.matches(${name},${compileExpression(at, path).js})`;
}
