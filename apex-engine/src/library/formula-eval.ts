import { evalFormula } from '../formula/evaluate.ts';
import type { Expression } from '../formula/parse.ts';
import { parseFormula } from '../formula/parse.ts';
import { references } from '../formula/references.ts';
import type { FieldInfo } from '../types/class-info.ts';
import type { Type } from '../types/type.ts';
import { SObject, Unsupported } from '../values/index.ts';
import type { PlatformObject, Value } from '../values/index.ts';
import type { Library } from './library.ts';
import type { TypeToken } from './type.ts';

type Builder = PlatformObject & {
    returnType: string;
    formula: string;
    /** The class that the formula's fields are of; those of an object are not checked. */
    type: Type | null;
};
type Instance = PlatformObject & { builder: Builder; expression: Expression };

declare module './apex-types.ts' {
    interface ApexTypes {
        'FormulaEval.FormulaBuilder': Builder;
        'FormulaEval.FormulaInstance': Instance;
        'FormulaEval.FormulaReturnType': { readonly name: string };
    }
}

/** Formulas that Apex builds and evaluates. */
export function defineFormulaEval(library: Library): void {
    const { runtime } = library;
    library.defineEnum(
        'FormulaEval.FormulaReturnType',
        'BOOLEAN DATE DATETIME DECIMAL DOUBLE ID INTEGER LONG STRING TIME'
    );
    library.defineEnum(
        'FormulaEval.FormulaGlobal',
        `API ORGANIZATION PERMISSION PROFILE SETUP SYSTEM USER USER_ROLE LABEL CUSTOM_METADATA`
    );
    library.define('Formula', {
        'static FormulaEval.FormulaBuilder builder()': () =>
            library.object('FormulaEval.FormulaBuilder', { returnType: 'STRING', formula: '', type: null }),
        'static void recalculateFormulas(List<SObject>)': ({ items }) => {
            for (const record of items) runtime.ops.callMember(record, 'recalculateFormulas', []);
        }
    });
    const change = (builder: Builder, changed: Partial<Builder>): Builder => Object.assign(builder, changed);
    library.define('FormulaEval.FormulaBuilder', {
        'FormulaEval.FormulaBuilder withReturnType(FormulaEval.FormulaReturnType)': (builder, { name }) =>
            change(builder, { returnType: name }),
        'FormulaEval.FormulaBuilder withType(Type)': (builder, { type }: TypeToken) =>
            change(builder, { type }),
        'FormulaEval.FormulaBuilder withType(SObjectType)': (builder) => builder,
        'FormulaEval.FormulaBuilder withFormula(String)': (builder, formula) => change(builder, { formula }),
        'FormulaEval.FormulaBuilder withGlobalVariables(Object)': (builder) => builder,
        'FormulaEval.FormulaBuilder parseAsTemplate(Boolean)': (builder) => builder,
        'FormulaEval.FormulaInstance build()': (builder) => {
            const expression = parsed(library, builder.formula);
            for (const path of references(expression)) checkPath(library, builder.type, path);
            return library.object('FormulaEval.FormulaInstance', { builder, expression });
        }
    });
    library.define('FormulaEval.FormulaInstance', {
        'Object evaluate(Object)': ({ builder: { formula, returnType } }, context) => {
            const get = (path: string) => valueAt(library, context, path);
            const value = evalFormula(formula, { get, prior: get, now: () => runtime.now() });
            // Formula fields know no Decimal: a number is a DOUBLE.
            const fieldType = returnType === 'DECIMAL' ? 'DOUBLE' : returnType;
            return runtime.db.fromFormula(value, fieldType, 18);
        },
        'Set<String> getReferencedFields()': ({ expression }) => library.set('String', references(expression))
    });
}

function parsed(library: Library, formula: string): Expression {
    try {
        return parseFormula(formula);
    } catch (error) {
        if (!(error instanceof Unsupported)) throw error;
        return library.fail('FormulaValidationException', `Syntax error. ${error.message}`);
    }
}

/** Formulas see global members of classes, and fields of records. */
function checkPath(library: Library, type: Type | null, path: string): void {
    const missing = (name: string): never =>
        library.fail('FormulaValidationException', `Field ${name} does not exist. Check spelling.`);
    let current = type;
    for (const name of path.split('.')) {
        if (current?.kind === 'class') {
            const member: FieldInfo | null | undefined = current.projectClass?.field(name.toLowerCase());
            if (!member?.modifiers.words.includes('global')) return missing(name);
            current = member.type;
        } else if (current?.kind === 'sobject' && current.definition) {
            current =
                library.runtime.schema.apexType(current.definition, name.toLowerCase()) ?? missing(name);
        } else return;
    }
}

function valueAt(library: Library, context: Value, path: string): Value {
    const { ops } = library.runtime;
    let value = context;
    for (const name of path.split('.')) {
        if (value === null) return null;
        value =
            value instanceof SObject
                ? ops.getParentField(value, name.toLowerCase())
                : ops.getMember(value, name);
    }
    return value;
}
