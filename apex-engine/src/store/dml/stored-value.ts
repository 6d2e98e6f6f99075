import { evalFormula } from '../../formula/evaluate.ts';
import { isDecimalType, type FieldDef } from '../../schema/field.ts';
import {
    ApexDate,
    Datetime,
    DAY_MILLISECONDS,
    Decimal,
    id18,
    isNumber,
    toNumber
} from '../../values/index.ts';
import { formulaContext, fromFormula } from '../formula-field.ts';
import type { Row } from '../row.ts';
import type { Store } from '../store.ts';

/** A value that Apex set, as the field keeps it. */
export function toStored(field: FieldDef, value: unknown): unknown {
    if (value === null || value === undefined) return null;
    if (isDecimalType(field.type)) return isNumber(value) ? rounded(field, Decimal.from(value)) : value;
    switch (field.type) {
        case 'INTEGER':
            return isNumber(value) ? Math.trunc(toNumber(value)) : value;
        case 'DATE':
            return value instanceof Datetime ? ApexDate.ofInstant(value.milliseconds) : value;
        case 'DATETIME':
            return value instanceof ApexDate ? new Datetime(value.days * DAY_MILLISECONDS) : value;
        case 'ID':
        case 'REFERENCE':
            return typeof value === 'string' && value.length === 15 ? id18(value) : value;
        case 'STRING':
        case 'PICKLIST':
            return typeof value === 'string' ? value.trim() || null : value;
        default:
            return value;
    }
}

/** Custom number fields round to their scale. */
function rounded({ custom, precision, scale }: FieldDef, value: Decimal): Decimal {
    return custom && precision && scale < value.scale ? value.setScale(scale) : value;
}

/** What a field has in a new record that does not set it. */
export function defaultValue(store: Store, { object, type, scale, defaultValue: preset }: FieldDef): unknown {
    if (typeof preset !== 'object' || preset === null) return preset;
    const value = evalFormula(preset.expr, formulaContext(store, { $definition: object } as Row));
    return fromFormula(value, type, scale);
}
