import type {
    CreatedNameContext,
    QualifiedNameContext,
    TypeListContext,
    TypeNameContext,
    TypeRefContext
} from '@apexdevtools/apex-parser';
import { lineOf, optional, textOf } from './parse-tree.ts';
import type { TypeReference } from './syntax-tree.ts';

export function typeReference(context: TypeRefContext): TypeReference {
    return {
        parts: context.typeName_list().map(typePart),
        dimensions: optional(context.arraySubscripts())?.LBRACK_list().length ?? 0,
        line: lineOf(context)
    };
}

export const typeReferences = (context: TypeListContext | null): TypeReference[] =>
    optional(context)?.typeRef_list().map(typeReference) ?? [];

/** `List`, `Set` and `Map` are words of the grammar, and no identifiers. */
function typePart(context: TypeNameContext): TypeReference['parts'][number] {
    const keyword = optional(context.LIST()) ?? optional(context.SET()) ?? optional(context.MAP());
    return {
        name: textOf(keyword ?? context.id()),
        args: typeReferences(optional(context.typeArguments())?.typeList() ?? null)
    };
}

/** The type after `new`. */
export function createdType(context: CreatedNameContext): TypeReference {
    const parts = context
        .idCreatedNamePair_list()
        .map((pair) => ({ name: textOf(pair.anyId()), args: typeReferences(pair.typeList()) }));
    return { parts, dimensions: 0, line: lineOf(context) };
}

/** The type after `catch (`. */
export function qualifiedType(context: QualifiedNameContext): TypeReference {
    const parts = context.id_list().map((id) => ({ name: textOf(id), args: [] }));
    return { parts, dimensions: 0, line: lineOf(context) };
}

/** As the source has it: `Map<Id, Account[]>`. */
export function typeText(reference: TypeReference): string {
    const parts = reference.parts.map(
        ({ name, args }) => name + (args.length ? `<${args.map(typeText).join(', ')}>` : '')
    );
    return parts.join('.') + '[]'.repeat(reference.dimensions);
}
