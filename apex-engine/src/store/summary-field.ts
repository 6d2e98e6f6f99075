import type { FieldDef, SummaryFilter } from '../schema/field.ts';
import { compareValues } from '../soql/compare.ts';
import { Decimal, Unsupported } from '../values/index.ts';
import type { Row } from './row.ts';
import type { Store } from './store.ts';

/** `Child__c.Amount__c` to `amount__c` */
const fieldOf = (qualified: string): string => qualified.split('.')[1]!.toLowerCase();

/** Value of a roll-up summary, worked out from the children that are there now. */
export function summaryValue(store: Store, field: FieldDef, row: Row): unknown {
    const summary = field.summary!;
    const lookup = fieldOf(summary.summaryForeignKey);
    const filters = [summary.summaryFilterItems ?? []].flat();
    const children = store
        .rowsOf(summary.summaryForeignKey.split('.')[0]!)
        .filter((child) => child[lookup] === row.id)
        .filter((child) => filters.every((filter) => passes(store, child, filter, field)));
    if (summary.summaryOperation === 'count') return Decimal.from(children.length);
    const values = children
        .map((child) => store.fieldValue(child, fieldOf(summary.summarizedField!)))
        .filter((value) => value !== null);
    if (summary.summaryOperation === 'sum')
        return values.reduce<Decimal>((sum, value) => sum.plus(Decimal.from(value)!), Decimal.from(0));
    const wanted = summary.summaryOperation === 'min' ? -1 : 1;
    return values.length
        ? values.reduce((best, value) => (compareValues(value, best) * wanted > 0 ? value : best))
        : null;
}

function passes(store: Store, child: Row, filter: SummaryFilter, field: FieldDef): boolean {
    const value = store.fieldValue(child, fieldOf(filter.field));
    const shown = value === null ? '' : String(value).toLowerCase();
    const wanted = String(filter.value ?? '')
        .toLowerCase()
        .split(/,\s*/);
    switch (filter.operation) {
        case 'equals':
            return wanted.includes(shown);
        case 'notEqual':
            return !wanted.includes(shown);
        default:
            throw new Unsupported(`roll-up filter ${filter.operation} on ${field.name}`);
    }
}
