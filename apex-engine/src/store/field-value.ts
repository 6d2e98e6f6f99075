import { isAddress } from '../schema/apex-type.ts';
import { PlatformObject, SObject, type Value } from '../values/index.ts';
import { formulaValue } from './formula-field.ts';
import type { Row } from './row.ts';
import type { Store } from './store.ts';
import { summaryValue } from './summary-field.ts';

/** Value of a field of a stored row, formulas, roll-up summaries and addresses included. */
export function fieldValue(store: Store, row: Row, lowerName: string): unknown {
    const field = row.$definition.field(lowerName);
    if (field?.formula) return formulaValue(store, field, row);
    if (field?.summary) return summaryValue(store, field, row);
    const value = row[lowerName];
    if (value !== undefined && value !== null) return value;
    if (field?.type === 'BOOLEAN') return false;
    return !field && isAddress(lowerName) ? address(row, lowerName.slice(0, -'address'.length)) : null;
}

const ADDRESS_PARTS = [
    'street',
    'city',
    'state',
    'postalcode',
    'country',
    'latitude',
    'longitude',
    'statecode',
    'countrycode',
    'geocodeaccuracy'
];

/** The compound of `billingstreet`, `billingcity` and so on; null where all are blank. */
export function address(fields: Record<string, unknown>, prefix: string): PlatformObject | null {
    const parts = ADDRESS_PARTS.map((part) => [part, fields[prefix + part] ?? null]);
    if (parts.every(([, value]) => value === null)) return null;
    return new PlatformObject('Address', Object.fromEntries(parts) as object);
}

/** A record with all fields of a row. */
export function toSObject(store: Store, row: Row): SObject {
    const record = new SObject(row.$definition);
    for (const { key } of row.$definition.fields.values())
        record.fields[key] = fieldValue(store, row, key) as Value;
    if (row.id) record.fields.id = row.id;
    return record;
}
