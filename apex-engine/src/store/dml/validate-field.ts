import type { FieldDef } from '../../schema/field.ts';
import { isNumber, toNumber } from '../../values/index.ts';
import { dmlError, type DmlError } from '../dml-error.ts';
import type { Row } from '../row.ts';
import type { DmlStatement } from './dml-statement.ts';

type Check = (statement: DmlStatement, field: FieldDef, row: Row) => DmlError[];

const textLength: Check = ({ options }, field, row) => {
    const value = row[field.key];
    if (typeof value !== 'string' || !field.length || [...value].length <= field.length) return [];
    // Other fields of the platform hold what it puts there.
    if (field.isSystem && field.key !== 'name') return [];
    if (options.truncate && !field.isSystem) {
        row[field.key] = value.slice(0, field.length);
        return [];
    }
    return [tooLong(field, value, field.length)];
};

const tooLong = (field: FieldDef, value: string, length: number): DmlError =>
    dmlError(
        'STRING_TOO_LONG',
        `${field.label}: data value too large: ${value.slice(0, 255)} (max length=${length})`,
        [field.name]
    );

const eMail: Check = (statement, field, row) => {
    const value = String(row[field.key]);
    const errors = textLength(statement, field, row);
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
        const message = `${field.label}: invalid email address: ${value}`;
        errors.push(dmlError('INVALID_EMAIL_ADDRESS', message, [field.name]));
    }
    return errors;
};

const badValue = (field: FieldDef, value: string): DmlError =>
    dmlError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', `bad value for restricted picklist field: ${value}`, [
        field.name
    ]);

/** A restricted picklist takes its values in any case, and keeps them as they are defined. */
const picklist: Check = (_, field, row) => {
    const value = String(row[field.key]);
    const defined = field.picklist?.find(({ value: known }) => known.toLowerCase() === value.toLowerCase());
    const errors: DmlError[] = [];
    if (field.restricted && !defined?.active) errors.push(badValue(field, value));
    else if (field.restricted && defined) row[field.key] = defined.value;
    if (value.length > 255) errors.push(tooLong(field, value, 255));
    return errors;
};

const multiPicklist: Check = (_, field, row) => {
    if (!field.restricted) return [];
    const defined = new Set(field.picklist?.map(({ value: known }) => known.toLowerCase()));
    return String(row[field.key])
        .split(';')
        .filter((value) => !defined.has(value.trim().toLowerCase()))
        .map((value) => badValue(field, value));
};

const number: Check = (_, field, row) => {
    const value = row[field.key];
    if (!field.custom || !field.precision || !isNumber(value)) return [];
    if (Math.abs(toNumber(value)) < 10 ** (field.precision - field.scale)) return [];
    const message = `${field.label}: value outside of valid range on numeric field: ${String(value)}`;
    return [dmlError('NUMBER_OUTSIDE_VALID_RANGE', message, [field.name])];
};

const reference: Check = ({ runtime }, field, row) => {
    const id = row[field.key] as string;
    if (!field.referenceTo.length || field.metadataRelationship || !id) return [];
    const target = runtime.db.byId.get(id);
    if (target && mayReferTo(field, target))
        return target.isdeleted ? [dmlError('ENTITY_IS_DELETED', 'entity is deleted')] : [];
    if (target && !field.custom && field.referenceTo.length > 1) return [];
    if (runtime.byPrefixOk(id, field)) {
        const code = target ? 'FIELD_INTEGRITY_EXCEPTION' : 'INVALID_CROSS_REFERENCE_KEY';
        return [dmlError(code, 'invalid cross reference id')];
    }
    const message = `${field.label}: id value of incorrect type: ${id}`;
    return [dmlError('FIELD_INTEGRITY_EXCEPTION', message, [field.name])];
};

/** An owner that is a user may be a queue; a lookup to many objects is not checked for which. */
function mayReferTo({ referenceTo }: FieldDef, target: Row): boolean {
    const { name } = target.$definition;
    if (referenceTo.includes(name) || referenceTo.length >= 3) return true;
    return name === 'Group' && referenceTo.includes('User');
}

const CHECKS: Record<string, Check> = {
    STRING: textLength,
    TEXTAREA: textLength,
    URL: textLength,
    PHONE: textLength,
    ENCRYPTEDSTRING: textLength,
    EMAIL: eMail,
    PICKLIST: picklist,
    MULTIPICKLIST: multiPicklist,
    DOUBLE: number,
    CURRENCY: number,
    PERCENT: number,
    REFERENCE: reference
};

/** What is wrong with a value that is set; it may put the value right (a picklist's case, a text cut). */
export const fieldErrors: Check = (statement, field, row) =>
    CHECKS[field.type]?.(statement, field, row) ?? [];
