import type { Deal, FieldName } from '../deal.ts';
import { kindOf } from '../field-kinds.ts';
import type { MappingRow } from '../mapping/document.ts';
import { catalogueOf, relationshipOf } from '../mapping/lookups.ts';
import { numberOf } from '../numbers.ts';
import { dayOf, instantOf } from '../text/dates.ts';
import { plainFromRich, richFromPlain, tidy } from '../text/plain-text.ts';

type Scalar = string | number | boolean | null;

/** One field of the record as the deal says it. */
export function fieldFromRecord(row: MappingRow, record: Record<string, unknown>): Deal[FieldName] {
    const held = catalogueOf(row.deal) ? entryName(row, record) : valueAt(record, row.opportunity);
    const raw = row.constant ?? held ?? row.default ?? null;
    switch (kindOf(row.deal)) {
        case 'money':
            return numberOf(raw);
        case 'flag':
            return raw === true;
        case 'day':
            return dayOf(String(raw ?? ''));
        case 'instant':
            return row.format === 'day' ? midnightOf(raw) : instantOf(String(raw ?? ''));
        default:
            return textFromRecord(row, raw === null ? null : String(raw));
    }
}

function entryName({ opportunity }: MappingRow, record: Record<string, unknown>): unknown {
    return opportunity && valueAt(record, `${relationshipOf(opportunity)}.Name`);
}

/** `Account.Industry`: nested as the REST API nests it; null where there is no such record. */
export function valueAt(record: Record<string, unknown>, path: string | undefined): unknown {
    if (path === undefined) return null;
    return path
        .split('.')
        .reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], record);
}

function midnightOf(raw: unknown): string | null {
    const day = dayOf(String(raw ?? ''));
    return day && `${day}T00:00:00Z`;
}

function textFromRecord({ values, format }: MappingRow, raw: string | null): string | null {
    if (values)
        return Object.keys(values).find((value) => picklistValues(values[value]).includes(raw)) ?? null;
    return format === 'rich' ? tidy(plainFromRich(raw ?? '')) : tidy(raw);
}

function picklistValues(entry: string | string[] | undefined): (string | null)[] {
    return entry === undefined ? [] : [entry].flat();
}

/** The way back: what the Opportunity's field is set to. Undefined: the field has no such value. */
export function fieldForRecord(row: MappingRow, value: Deal[FieldName]): Scalar | undefined {
    if (value === null) return kindOf(row.deal) === 'flag' ? false : null;
    if (row.values) return [row.values[String(value)]].flat()[0];
    if (row.format === 'day') return dayOf(String(value));
    if (row.format === 'rich') return richFromPlain(String(value));
    return value as Scalar;
}
