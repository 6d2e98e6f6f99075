import type { FieldDef } from '../../schema/field.ts';
import type { SObjectDef } from '../../schema/sobject.ts';
import { comparisonKey } from '../../soql/compare.ts';
import { EnumValue, SObject } from '../../values/index.ts';
import { namePersonAccount } from '../../schema/person-account.ts';
import { dmlError } from '../dml-error.ts';
import type { Row } from '../row.ts';
import { pairAddresses } from '../standard/addresses.ts';
import { applyStage } from '../standard/opportunity.ts';
import type { DmlStatement } from './dml-statement.ts';
import { defaultValue, toStored } from './stored-value.ts';

/**
 * Copies the caller's field values onto a row: defaults filled in, values converted, parents that are named
 * by an external id looked up. False, with the failure noted, where a parent is not found.
 */
export function applyFields(
    statement: DmlStatement,
    operation: 'insert' | 'update',
    place: number,
    row: Row
): boolean {
    const { options } = statement;
    const { definition, fields } = statement.records[place]!;
    const set = (row.$set = new Set<string>());
    if (operation === 'insert') applyDefaults(statement, definition, fields, row);
    for (const [name, value] of Object.entries(fields)) {
        const field = definition.field(name);
        if (!field) {
            if (!applyParent(statement, place, name, row)) return false;
            continue;
        }
        if (field.key === 'id' || (field.readonly && !options.internal)) continue;
        if (isSumOfProducts(field, row)) continue;
        row[field.key] = toStored(field, plain(value, field.type));
        set.add(field.key);
    }
    if (definition.name === 'Opportunity') applyStage(row, set);
    if (definition.name === 'Account' && definition.field('lastname')) namePersonAccount(row);
    if (statement.runtime.schema.shape?.stateAndCountryPicklists) pairAddresses(row, set);
    return true;
}

/** "Any attempt to update this field, if the record has products, will be ignored" (Object Reference). */
function isSumOfProducts(field: FieldDef, row: Row): boolean {
    return field.key === 'amount' && row.hasopportunitylineitem === true;
}

function applyDefaults(
    { runtime }: DmlStatement,
    definition: SObjectDef,
    fields: Record<string, unknown>,
    row: Row
): void {
    for (const field of definition.fields.values()) {
        if (field.type === 'BOOLEAN') row[field.key] = false;
        if (field.defaultValue !== null && !(field.key in fields))
            row[field.key] = defaultValue(runtime.db, field);
    }
}

/** Empty text is null, a checkbox is never null, an enum is its name. */
function plain(value: unknown, type: string): unknown {
    const set = value === '' ? null : value;
    if (type === 'BOOLEAN') return set ?? false;
    return set instanceof EnumValue ? set.name : set;
}

/** `record.Parent__r = new Parent__c(External__c = '…')` sets the lookup. */
function applyParent(statement: DmlStatement, place: number, relationship: string, row: Row): boolean {
    const { definition, fields } = statement.records[place]!;
    const lookup = definition.relationship(relationship);
    const parent = fields[relationship];
    if (!lookup || !(parent instanceof SObject) || fields[lookup.key] !== undefined) return true;
    const externalIds = Object.keys(parent.fields)
        .map((name) => parent.definition.field(name))
        .filter((field) => field?.externalId || field?.unique);
    const [field] = externalIds;
    if (parent.fields.id || !field || externalIds.length > 1) return true;
    const value = parent.fields[field.key];
    const key = comparisonKey(value, field);
    const found = statement.runtime.db
        .rows(parent.definition)
        .find((candidate) => comparisonKey(candidate[field.key], field) === key);
    if (found) row[lookup.key] = found.id;
    else
        statement.fail(
            place,
            dmlError(
                'INVALID_FIELD',
                `Foreign key external ID: ${String(value)} not found for field ${field.name} ` +
                    `in entity ${parent.definition.name}`
            )
        );
    return !!found;
}
