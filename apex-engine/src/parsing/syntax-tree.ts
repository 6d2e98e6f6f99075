/**
 * What the parser makes of one class, trigger or expression: plain JSON, as it is cached on disk.
 * Names stay as written, keywords are in lower case, `line` counts from 1.
 */
export interface TypeReference {
    /** `Outer.Inner` has two parts; type arguments stand at the last. */
    parts: { name: string; args: TypeReference[] }[];
    /** Pairs of `[]` after it. */
    dimensions: number;
    line: number;
}

export interface Annotation {
    /** In lower case: `auraenabled`. */
    name: string;
    /** Name in lower case → value; `value` for the only, unnamed one. */
    parameters: Record<string, LiteralValue>;
}

export interface Modifiers {
    /** `public`, `static`, `with sharing` … */
    words: string[];
    annotations: Annotation[];
}

// ---- Declarations

export type TypeDeclaration = ClassDeclaration | InterfaceDeclaration | EnumDeclaration;

export interface ClassDeclaration {
    kind: 'class';
    name: string;
    modifiers: Modifiers;
    extends: TypeReference | null;
    implements: TypeReference[];
    members: Member[];
    line: number;
}

export interface InterfaceDeclaration {
    kind: 'interface';
    name: string;
    modifiers: Modifiers;
    extends: TypeReference[];
    members: MethodDeclaration[];
    line: number;
}

export interface EnumDeclaration {
    kind: 'enum';
    name: string;
    modifiers: Modifiers;
    constants: string[];
    line: number;
}

export type Member =
    | TypeDeclaration
    | MethodDeclaration
    | ConstructorDeclaration
    | FieldDeclaration
    | PropertyDeclaration
    | InitializerBlock
    | UnsupportedSyntax;

export interface MethodDeclaration {
    kind: 'method';
    name: string;
    /** Null for void. */
    returnType: TypeReference | null;
    parameters: Parameter[];
    /** Null where there is none: in an interface, or abstract. */
    body: BlockStatement | null;
    modifiers: Modifiers;
    line: number;
}

export interface Parameter {
    name: string;
    type: TypeReference;
    modifiers: Modifiers;
}

export interface ConstructorDeclaration {
    kind: 'constructor';
    name: string;
    parameters: Parameter[];
    body: BlockStatement;
    modifiers: Modifiers;
    line: number;
}

export interface FieldDeclaration {
    kind: 'field';
    type: TypeReference;
    variables: VariableDeclarator[];
    modifiers: Modifiers;
    line: number;
}

export interface VariableDeclarator {
    name: string;
    initializer: Expression | null;
    line: number;
}

export interface PropertyDeclaration {
    kind: 'property';
    type: TypeReference;
    name: string;
    modifiers: Modifiers;
    getter: Accessor | null;
    setter: Accessor | null;
    line: number;
}

/** `get;` has no body. */
export interface Accessor {
    body: BlockStatement | null;
    modifiers: Modifiers;
    line: number;
}

export interface InitializerBlock {
    kind: 'initializer';
    isStatic: boolean;
    body: BlockStatement;
    line: number;
}

export interface TriggerDeclaration {
    kind: 'trigger';
    name: string;
    object: string;
    /** `before insert` … */
    events: string[];
    body: BlockStatement;
    /** Methods and types declared inside; its variables are statements. */
    members: Member[];
    line: number;
}

/** Syntax that the engine does not know. Reported by `check`, and an error when reached. */
export interface UnsupportedSyntax {
    kind: 'unsupported';
    what: string;
    line: number;
}

// ---- Statements

export interface BlockStatement {
    kind: 'block';
    statements: Statement[];
    line: number;
}

export interface VariableStatement {
    kind: 'variable';
    type: TypeReference;
    variables: VariableDeclarator[];
    modifiers: Modifiers;
    line: number;
}

export interface DmlStatement {
    kind: 'dml';
    operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';
    records: Expression;
    /** The records that `merge` merges into the first. */
    merged: Expression | null;
    /** Field by which `upsert` finds records. */
    externalId: string | null;
    access: 'user' | 'system' | null;
    line: number;
}

export interface TryStatement {
    kind: 'try';
    body: BlockStatement;
    catches: { type: TypeReference; name: string; body: BlockStatement; line: number }[];
    finally: BlockStatement | null;
    line: number;
}

export interface SwitchStatement {
    kind: 'switch';
    subject: Expression;
    cases: SwitchCase[];
    line: number;
}

export type SwitchCase =
    | { kind: 'else'; body: BlockStatement; line: number }
    | { kind: 'type'; type: TypeReference; name: string; body: BlockStatement; line: number }
    | { kind: 'values'; values: (Literal | ConstantName)[]; body: BlockStatement; line: number };

/** `RED` or `Colour.RED` after `when`. */
export interface ConstantName {
    kind: 'constant';
    parts: string[];
    line: number;
}

export type Statement =
    | BlockStatement
    | VariableStatement
    | DmlStatement
    | TryStatement
    | SwitchStatement
    | UnsupportedSyntax
    | { kind: 'expression'; expression: Expression; line: number }
    | { kind: 'expressions'; expressions: Expression[]; line: number }
    | { kind: 'if'; condition: Expression; then: Statement; else: Statement | null; line: number }
    | { kind: 'while'; condition: Expression; body: Statement; line: number }
    | { kind: 'doWhile'; condition: Expression; body: BlockStatement; line: number }
    | ForStatement
    | { kind: 'forEach'; type: TypeReference; name: string; items: Expression; body: Statement; line: number }
    | { kind: 'return'; value: Expression | null; line: number }
    | { kind: 'throw'; exception: Expression; line: number }
    | { kind: 'break'; line: number }
    | { kind: 'continue'; line: number }
    | { kind: 'runAs'; arguments: Expression[]; body: BlockStatement; line: number };

export interface ForStatement {
    kind: 'for';
    start: Statement | null;
    condition: Expression | null;
    update: Expression[];
    body: Statement;
    line: number;
}

// ---- Expressions

/** Long, Double and Decimal keep their digits as text. */
export type LiteralValue = string | number | boolean | null;

export interface Literal {
    kind: 'literal';
    type: 'String' | 'Boolean' | 'Integer' | 'Long' | 'Double' | 'Decimal' | 'null';
    value: LiteralValue;
    line: number;
}

export interface Identifier {
    kind: 'identifier';
    name: string;
    line: number;
}

/** `object.name`, or `object?.name` when `safe`. */
export interface MemberExpression {
    kind: 'member';
    object: Expression;
    name: string;
    safe: boolean;
    line: number;
}

/** `object.name(arguments)`. */
export interface MethodCall {
    kind: 'methodCall';
    object: Expression;
    name: string;
    arguments: Expression[];
    safe: boolean;
    line: number;
}

/** `name(arguments)`. */
export interface Call {
    kind: 'call';
    name: string;
    arguments: Expression[];
    line: number;
}

/** `this(…)` or `super(…)`. */
export interface ConstructorCall {
    kind: 'constructorCall';
    name: 'this' | 'super';
    arguments: Expression[];
    line: number;
}

export interface NewObject {
    kind: 'new';
    type: TypeReference;
    arguments: Expression[];
    line: number;
}

/** `new List<T>{ … }`, `new Set<T>{ … }` or an empty `new Map<K, V>{}`. */
export interface NewCollection {
    kind: 'newCollection';
    type: TypeReference;
    items: Expression[];
    line: number;
}

/** `new T[size]` or `new T[]{ … }`. */
export interface NewArray {
    kind: 'newArray';
    type: TypeReference;
    size: Expression | null;
    items: Expression[] | null;
    line: number;
}

export interface NewMap {
    kind: 'newMap';
    type: TypeReference;
    pairs: [Expression, Expression][];
    line: number;
}

/** `text` is the query without brackets; each `:expression` in it is `:$0`, `:$1` … */
export interface EmbeddedQuery {
    kind: 'soql' | 'sosl';
    text: string;
    binds: Expression[];
    line: number;
}

export interface BinaryExpression {
    kind: 'binary' | 'comparison' | 'equality' | 'and' | 'or' | 'coalesce';
    operator: string;
    left: Expression;
    right: Expression;
    line: number;
}

/** `=`, `+=` … */
export interface Assignment {
    kind: 'assignment';
    operator: string;
    target: Expression;
    value: Expression;
    line: number;
}

/** `not` stands for `!` and `~`, `prefix` for `++`, `--`, `+` and `-`. */
export interface UnaryExpression {
    kind: 'prefix' | 'postfix' | 'not';
    operator: string;
    operand: Expression;
    line: number;
}

export interface Conditional {
    kind: 'conditional';
    condition: Expression;
    then: Expression;
    else: Expression;
    line: number;
}

/** A cast, or `instanceof`. */
export interface TypedExpression {
    kind: 'cast' | 'instanceOf';
    type: TypeReference;
    operand: Expression;
    line: number;
}

export type Expression =
    | Literal
    | Identifier
    | MemberExpression
    | MethodCall
    | Call
    | ConstructorCall
    | NewObject
    | NewCollection
    | NewArray
    | NewMap
    | EmbeddedQuery
    | BinaryExpression
    | Assignment
    | UnaryExpression
    | Conditional
    | TypedExpression
    | UnsupportedSyntax
    | { kind: 'parenthesized'; expression: Expression; line: number }
    | { kind: 'index'; object: Expression; index: Expression; line: number }
    | { kind: 'this' | 'super'; line: number }
    | { kind: 'classLiteral'; type: TypeReference; line: number };
