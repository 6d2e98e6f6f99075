import type {
    AnonymousMemberDeclarationContext,
    ClassBodyDeclarationContext,
    ClassDeclarationContext,
    EnumDeclarationContext,
    InterfaceDeclarationContext,
    InterfaceMethodDeclarationContext,
    MemberDeclarationContext,
    MethodDeclarationContext,
    FormalParametersContext,
    PropertyDeclarationContext,
    TriggerMemberDeclarationContext,
    TypeDeclarationContext
} from '@apexdevtools/apex-parser';
import { modifiers } from './modifiers.ts';
import { lineOf, optional, textOf } from './parse-tree.ts';
import { block, declarators, optionalBlock } from './statement.ts';
import type {
    Member,
    MethodDeclaration,
    Modifiers,
    Parameter,
    PropertyDeclaration,
    TypeDeclaration
} from './syntax-tree.ts';
import { typeReference, typeReferences } from './type-reference.ts';

/** A whole file: one class, interface or enum. */
export const topLevelType = (context: TypeDeclarationContext): TypeDeclaration | null =>
    typeDeclaration(context, modifiers(context.modifier_list()));

type BlockMember = TriggerMemberDeclarationContext | AnonymousMemberDeclarationContext;
type TypeHolder = TypeDeclarationContext | MemberDeclarationContext | BlockMember;

function typeDeclaration(context: TypeHolder, own: Modifiers): TypeDeclaration | null {
    const found = optional(context.classDeclaration());
    if (found) return classDeclaration(found, own);
    const contract = optional(context.interfaceDeclaration());
    if (contract) return interfaceDeclaration(contract, own);
    const constants = optional(context.enumDeclaration());
    return constants && enumDeclaration(constants, own);
}

const classDeclaration = (context: ClassDeclarationContext, own: Modifiers): TypeDeclaration => {
    const base = optional(context.typeRef());
    return {
        kind: 'class',
        name: textOf(context.id()),
        modifiers: own,
        extends: base && typeReference(base),
        implements: typeReferences(context.typeList()),
        members: context.classBody().classBodyDeclaration_list().flatMap(bodyDeclaration),
        line: lineOf(context)
    };
};

const interfaceDeclaration = (context: InterfaceDeclarationContext, own: Modifiers): TypeDeclaration => ({
    kind: 'interface',
    name: textOf(context.id()),
    modifiers: own,
    extends: typeReferences(context.typeList()),
    members: context
        .interfaceBody()
        .interfaceMethodDeclaration_list()
        .map((each) => methodDeclaration(each, modifiers(each.modifier_list()))),
    line: lineOf(context)
});

const enumDeclaration = (context: EnumDeclarationContext, own: Modifiers): TypeDeclaration => ({
    kind: 'enum',
    name: textOf(context.id()),
    modifiers: own,
    constants: optional(context.enumConstants())?.id_list().map(textOf) ?? [],
    line: lineOf(context)
});

/** A lone `;` between members declares nothing. */
function bodyDeclaration(context: ClassBodyDeclarationContext): Member[] {
    const body = optional(context.block());
    if (body) {
        const isStatic = optional(context.STATIC()) !== null;
        return [{ kind: 'initializer', isStatic, body: block(body), line: lineOf(context) }];
    }
    const declared = optional(context.memberDeclaration());
    return declared ? [member(declared, modifiers(context.modifier_list()))] : [];
}

export function member(context: MemberDeclarationContext | BlockMember, own: Modifiers): Member {
    const type = typeDeclaration(context, own);
    if (type) return type;
    const method = optional(context.methodDeclaration());
    if (method) return methodDeclaration(method, own);
    const field = optional(context.fieldDeclaration());
    if (field)
        return {
            kind: 'field',
            type: typeReference(field.typeRef()),
            variables: declarators(field.variableDeclarators()),
            modifiers: own,
            line: lineOf(field)
        };
    const property = optional(context.propertyDeclaration());
    if (property) return propertyDeclaration(property, own);
    const made = 'constructorDeclaration' in context && optional(context.constructorDeclaration());
    if (!made) return { kind: 'unsupported', what: `member ${textOf(context)}`, line: lineOf(context) };
    return {
        kind: 'constructor',
        name: textOf(made.qualifiedName()),
        parameters: parameters(made.formalParameters()),
        body: block(made.block()),
        modifiers: own,
        line: lineOf(made)
    };
}

function methodDeclaration(
    context: MethodDeclarationContext | InterfaceMethodDeclarationContext,
    own: Modifiers
): MethodDeclaration {
    const returned = optional(context.typeRef());
    const body = 'block' in context ? context.block() : null;
    return {
        kind: 'method',
        name: textOf(context.id()),
        returnType: returned && typeReference(returned),
        parameters: parameters(context.formalParameters()),
        body: optionalBlock(body),
        modifiers: own,
        line: lineOf(context.id())
    };
}

const parameters = (context: FormalParametersContext): Parameter[] =>
    optional(context.formalParameterList())
        ?.formalParameter_list()
        .map((each) => ({
            name: textOf(each.id()),
            type: typeReference(each.typeRef()),
            modifiers: modifiers(each.modifier_list())
        })) ?? [];

function propertyDeclaration(context: PropertyDeclarationContext, own: Modifiers): PropertyDeclaration {
    const property: PropertyDeclaration = {
        kind: 'property',
        type: typeReference(context.typeRef()),
        name: textOf(context.id()),
        modifiers: own,
        getter: null,
        setter: null,
        line: lineOf(context)
    };
    for (const part of context.propertyBlock_list()) {
        const getter = optional(part.getter());
        const accessor = getter ?? part.setter();
        property[getter ? 'getter' : 'setter'] = {
            body: optionalBlock(accessor.block()),
            modifiers: modifiers(part.modifier_list()),
            line: lineOf(accessor)
        };
    }
    return property;
}
