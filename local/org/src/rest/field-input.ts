import { ApexDate, Blob, Datetime, Decimal, id18, Time, type FieldDef, type Value } from 'apex-engine';
import { RestError } from './rest-error.ts';

/**
 * A JSON value as the engine stores it for that field.
 * Throws RestError JSON_PARSER_ERROR or MALFORMED_ID where the REST API would not take the value.
 */
export function fieldInput(field: FieldDef, value: unknown): Value {
    if (value === null || value === undefined) return null;
    if (typeof value === 'object') throw cannotRead(field, value);
    switch (field.type) {
        case 'BOOLEAN':
            if (value === true || value === 'true') return true;
            if (value === false || value === 'false') return false;
            throw cannotRead(field, value);
        case 'INTEGER':
            if (!/^-?\d+$/.test(String(value))) throw cannotRead(field, value);
            return Number(value);
        case 'DOUBLE':
        case 'CURRENCY':
        case 'PERCENT':
            if (typeof value === 'boolean' || value === '') throw cannotRead(field, value);
            return Decimal.parse(String(value)) ?? refuse(field, value);
        case 'DATE':
            return date(field, value);
        case 'DATETIME':
            return datetime(field, value);
        case 'TIME':
            return time(field, value);
        case 'BASE64':
            return new Blob(Buffer.from(String(value), 'base64'));
        case 'ID':
        case 'REFERENCE':
            return reference(field, value);
        default:
            return String(value);
    }
}

function date(field: FieldDef, value: unknown): ApexDate | null {
    if (value === '') return null;
    const parts = /^(\d{4})-(\d\d)-(\d\d)(T.*)?$/.exec(String(value));
    if (!parts || Number.isNaN(Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}`))) {
        throw cannotRead(field, value);
    }
    return ApexDate.of(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

function datetime(field: FieldDef, value: unknown): Datetime | null {
    if (value === '') return null;
    const text = String(value).replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
    const ms = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : NaN;
    if (Number.isNaN(ms)) throw cannotRead(field, value);
    // Salesforce keeps whole seconds.
    return new Datetime(Math.floor(ms / 1000) * 1000);
}

function time(field: FieldDef, value: unknown): Time {
    const parts = /^(\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?Z?$/.exec(String(value));
    if (!parts) throw cannotRead(field, value);
    const [hours, minutes, seconds, ms] = parts.slice(1).map((part) => Number(part ?? 0));
    return new Time(((hours! * 60 + minutes!) * 60 + seconds!) * 1000 + ms!);
}

function reference(field: FieldDef, value: unknown): string | null {
    if (value === '') return null;
    if (!/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(String(value))) {
        const message = `${field.label}: id value of incorrect type: ${String(value)}`;
        throw new RestError(400, 'MALFORMED_ID', message, [field.name]);
    }
    return id18(String(value));
}

const TYPE_IN_MESSAGES: Record<string, string> = {
    DATETIME: 'datetime',
    CURRENCY: 'double',
    PERCENT: 'double'
};

function cannotRead(field: FieldDef, value: unknown): RestError {
    const type = TYPE_IN_MESSAGES[field.type] ?? field.type.toLowerCase();
    const token = Array.isArray(value)
        ? 'START_ARRAY'
        : typeof value === 'object'
          ? 'START_OBJECT'
          : typeof value === 'string'
            ? 'VALUE_STRING'
            : typeof value === 'boolean'
              ? `VALUE_${String(value).toUpperCase()}`
              : 'VALUE_NUMBER';
    const shown = typeof value === 'object' ? '' : ` value ${String(value)}`;
    return new RestError(
        400,
        'JSON_PARSER_ERROR',
        `Cannot deserialize instance of ${type} from ${token}${shown} or request may be missing a required field ` +
            `(${field.name})`
    );
}

function refuse(field: FieldDef, value: unknown): never {
    throw cannotRead(field, value);
}
