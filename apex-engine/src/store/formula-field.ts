import { evalFormula, type FormulaContext } from '../formula/evaluate.ts';
import { isDecimalType, type FieldDef } from '../schema/field.ts';
import type { SObjectDef } from '../schema/sobject.ts';
import { ApexDate, Datetime, DAY_MILLISECONDS, Decimal, Unsupported } from '../values/index.ts';
import { mergeField } from './merge-field.ts';
import type { Row } from './row.ts';
import type { Store } from './store.ts';

/** A formula over a row; `prior` is the row before the save, null for a new record. */
export function formulaContext(store: Store, row: Row, prior: Row | null = null): FormulaContext {
    return {
        get: (path) => mergeField(store, row, path),
        prior: (path) => mergeField(store, prior ?? row, path),
        isNew: !prior,
        now: () => store.runtime.now()
    };
}

/** @throws Unsupported where the formula uses what is not modelled; `check` lists it too */
export function formulaValue(store: Store, field: FieldDef, row: Row): unknown {
    const context = formulaContext(store, row);
    try {
        const value = evalFormula(
            field.formula!,
            field.blanksAsZero ? zeroForBlanks(store, row, context) : context
        );
        return fromFormula(value, field.type, field.scale);
    } catch (error) {
        if (!(error instanceof Unsupported)) throw error;
        const name = `${row.$definition.name}.${field.name}`;
        store.runtime.problem(`formula ${name}`, 0, error.message);
        throw new Unsupported(`formula field ${name}: ${error.message}`);
    }
}

/** A context in which a blank number counts as 0 ("Treat blank fields as zeroes"). */
function zeroForBlanks(store: Store, row: Row, context: FormulaContext): FormulaContext {
    const get = (path: string) =>
        context.get(path) ?? (isNumberField(store, row.$definition, path) ? 0 : null);
    return { ...context, get };
}

/** Whether a reference, over any lookups, is to a number field. */
function isNumberField(store: Store, definition: SObjectDef, path: string): boolean {
    const steps = path.toLowerCase().split('.');
    const last = steps.pop()!;
    let at: SObjectDef | null = definition;
    for (const step of steps) {
        const lookup: FieldDef | null | undefined = at?.relationship(step);
        at = lookup ? store.runtime.schema.get(lookup.referenceTo[0]!) : null;
    }
    const type = at?.field(last)?.type;
    return type !== undefined && (isDecimalType(type) || type === 'INTEGER' || type === 'LONG');
}

/** The result of a formula as a value of a field's type. */
export function fromFormula(value: unknown, type: string, scale: number): unknown {
    if (value === undefined || value === null || Number.isNaN(value))
        return type === 'BOOLEAN' ? false : null;
    if (isDecimalType(type)) return decimalOf(value, scale);
    switch (type) {
        case 'INTEGER':
            return Math.trunc(Number(value));
        case 'DATE':
            return value instanceof Datetime ? ApexDate.ofInstant(value.milliseconds) : value;
        case 'DATETIME':
            return value instanceof ApexDate ? new Datetime(value.days * DAY_MILLISECONDS) : value;
        case 'STRING':
        case 'TEXTAREA':
        case 'URL':
        case 'PICKLIST':
            return value === '' ? null : String(value);
        default:
            return value;
    }
}

function decimalOf(value: unknown, scale: number): Decimal | null {
    if (typeof value !== 'number') return Decimal.from(value);
    return Decimal.parse(Number.isInteger(value) ? String(value) : value.toFixed(Math.max(scale, 0)));
}
