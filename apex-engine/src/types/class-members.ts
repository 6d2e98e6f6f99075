import type {
    ConstructorDeclaration,
    FieldDeclaration,
    MethodDeclaration,
    Parameter,
    PropertyDeclaration,
    TypeReference
} from '../parsing/syntax-tree.ts';
import { EnumValue } from '../values/index.ts';
import type { ClassInfo, FieldInfo, MethodInfo } from './class-info.ts';
import type { ClassModel } from './class-model.ts';
import type { Type } from './type.ts';

/** Fills a class with its fields, methods, constructors and initializers. Unknown types become `any`. */
export function declareMembers(model: ClassModel, cls: ClassInfo): void {
    const { declaration } = cls;
    if (declaration.kind === 'enum') {
        cls.enumValues = declaration.constants.map((name, ordinal) => new EnumValue(cls.type, name, ordinal));
        return;
    }
    for (const member of declaration.members) {
        switch (member.kind) {
            case 'method':
                add(cls.methods, member.name.toLowerCase(), methodInfo(model, cls, member));
                break;
            case 'constructor':
                cls.constructors.push(constructorInfo(model, cls, member));
                break;
            case 'field':
                for (const field of fieldInfos(model, cls, member)) declareField(cls, field);
                break;
            case 'property':
                declareField(cls, propertyInfo(model, cls, member));
                break;
            case 'initializer':
                cls.initializers.push({ isStatic: member.isStatic, block: member });
                break;
            case 'unsupported':
                model.report(cls.file, member.line, `unsupported: ${member.what}`);
                break;
            default:
            // Inner types were registered with the class.
        }
    }
    if (cls.kind === 'class' && cls.constructors.length === 0)
        cls.constructors.push(constructorInfo(model, cls, null));
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
    const list = lists.get(key);
    if (list) list.push(item);
    else lists.set(key, [item]);
}

function typeIn(model: ClassModel, cls: ClassInfo, reference: TypeReference | null, place: string): Type {
    const type = model.resolve(reference, cls);
    if (type || !reference) return type ?? model.types.void;
    model.reportUnresolved(cls, reference, place);
    return model.types.any;
}

const parameterInfos = (model: ClassModel, cls: ClassInfo, parameters: Parameter[]) =>
    parameters.map(({ name, type }) => ({ name, type: typeIn(model, cls, type, 'parameter') }));

function methodInfo(model: ClassModel, cls: ClassInfo, declaration: MethodDeclaration): MethodInfo {
    const parameters = parameterInfos(model, cls, declaration.parameters);
    const { words, annotations } = declaration.modifiers;
    const isVisible = ['public', 'global', 'protected', 'override'].some((word) => words.includes(word));
    return {
        name: declaration.name,
        parameters,
        parameterTypes: parameters.map((parameter) => parameter.type),
        returnType: typeIn(model, cls, declaration.returnType, 'return type'),
        cls,
        declaration,
        isStatic: words.includes('static'),
        isAbstract: declaration.body === null,
        isPrivate: !isVisible && cls.kind !== 'interface',
        isConstructor: false,
        isImplicit: false,
        annotations,
        file: cls.file,
        js: `m$${declaration.name.toLowerCase()}$${typeNames(parameters)}`
    };
}

/** @param declaration null for the constructor that a class has without writing one */
function constructorInfo(
    model: ClassModel,
    cls: ClassInfo,
    declaration: ConstructorDeclaration | null
): MethodInfo {
    const parameters = parameterInfos(model, cls, declaration?.parameters ?? []);
    return {
        name: '<init>',
        parameters,
        parameterTypes: parameters.map((parameter) => parameter.type),
        returnType: model.types.void,
        cls,
        declaration,
        isStatic: false,
        isAbstract: false,
        isPrivate: false,
        isConstructor: true,
        isImplicit: declaration === null,
        annotations: declaration?.modifiers.annotations ?? [],
        file: cls.file,
        js: `c$${asIdentifier(cls.name)}$${typeNames(parameters)}`
    };
}

const asIdentifier = (name: string) => name.replace(/[^A-Za-z0-9_]/g, '_');
const typeNames = (parameters: { type: Type }[]) =>
    parameters.map(({ type }) => asIdentifier(type.name)).join('$');

function fieldInfos(model: ClassModel, cls: ClassInfo, declaration: FieldDeclaration): FieldInfo[] {
    const type = typeIn(model, cls, declaration.type, 'field');
    return declaration.variables.map(({ name, initializer, line }) => ({
        ...fieldOf(cls, name, type, declaration),
        initializer,
        line
    }));
}

function propertyInfo(model: ClassModel, cls: ClassInfo, declaration: PropertyDeclaration): FieldInfo {
    const type = typeIn(model, cls, declaration.type, 'property');
    const { words } = declaration.modifiers;
    const hasCode = Boolean(declaration.getter?.body ?? declaration.setter?.body);
    const mayDiffer = ['abstract', 'virtual', 'override'].some((word) => words.includes(word));
    return {
        ...fieldOf(cls, declaration.name, type, declaration),
        isProperty: true,
        isAutomatic: !hasCode && !mayDiffer,
        declaration
    };
}

function fieldOf(
    cls: ClassInfo,
    name: string,
    type: Type,
    declared: FieldDeclaration | PropertyDeclaration
): FieldInfo {
    const lower = name.toLowerCase();
    return {
        name,
        type,
        isStatic: declared.modifiers.words.includes('static'),
        cls,
        initializer: null,
        line: declared.line,
        modifiers: declared.modifiers,
        js: fieldJs(cls, lower),
        isProperty: false,
        isAutomatic: false,
        declaration: null,
        getterJs: `get$${lower}`,
        setterJs: `set$${lower}`
    };
}

function declareField(cls: ClassInfo, field: FieldInfo): void {
    cls.fields.set(field.name.toLowerCase(), field);
    cls.initializers.push({ isStatic: field.isStatic, field });
}

/** A field that hides one of a class that it extends has a place of its own in the object. */
function fieldJs(cls: ClassInfo, lower: string): string {
    const supers = [...cls.lineage()].slice(1);
    const hidden = supers.filter((base) => declaresField(base, lower)).length;
    return hidden ? `f$${lower}$${hidden}` : `f$${lower}`;
}

function declaresField({ declaration }: ClassInfo, lower: string): boolean {
    if (declaration.kind !== 'class') return false;
    return declaration.members.some((member) => {
        if (member.kind === 'property') return member.name.toLowerCase() === lower;
        return member.kind === 'field' && member.variables.some(({ name }) => name.toLowerCase() === lower);
    });
}
