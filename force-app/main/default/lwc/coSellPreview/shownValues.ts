import locale from '@salesforce/i18n/locale';
import type { PreviewChange } from '@salesforce/apex/CoSellCommands.preview';
import { fieldOrder, fieldText } from 'c/coSellWords';
import no from '@salesforce/label/c.CoSell_No';
import yes from '@salesforce/label/c.CoSell_Yes';

export interface ShownValue {
    field: string;
    label: string;
    text: string;
}

/** A picklist's values with their labels in the language of the user. */
export type Picklist = readonly { label: string; value: string }[];

/** Microsoft's `ProofOfConceptOrDemo` is Salesforce's `Proof Of Concept or Demo`. */
const sameWords = (one: string, other: string): boolean =>
    one.replaceAll(' ', '').toLowerCase() === other.replaceAll(' ', '').toLowerCase();

const dayText = (day: string): string =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium' }).format(Date.parse(day));

/**
 * What Microsoft will see, in the order of the card and the locale of the user. The currency is told with the
 * value.
 */
export function shownValues(
    changes: readonly PreviewChange[],
    picklists: Readonly<Record<string, Picklist>>
): ShownValue[] {
    const currency = changes.find(({ field }) => field === 'currency')?.after ?? undefined;
    const hasValue = changes.some(({ field }) => field === 'value');

    const textOf = (field: string, after: string): string => {
        if (field === 'value') {
            return new Intl.NumberFormat(locale, currency ? { style: 'currency', currency } : {}).format(
                Number(after)
            );
        }
        if (field === 'closeDate') return dayText(after);
        if (field === 'salesStage') {
            return new Intl.NumberFormat(locale, { style: 'percent' }).format(Number(after) / 100);
        }
        if (field === 'visibleToMicrosoft') return after === 'true' ? yes : no;
        return picklists[field]?.find(({ value }) => sameWords(value, after))?.label ?? after;
    };

    return changes
        .filter(({ field, after }) => after !== null && !(field === 'currency' && hasValue))
        .toSorted((one, other) => fieldOrder(one.field) - fieldOrder(other.field))
        .map(({ field, after }) => ({ field, label: fieldText(field), text: textOf(field, after ?? '') }));
}
