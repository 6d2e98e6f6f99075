import type { Deal, FieldName, Solution } from './deal.ts';
import { kindOf } from './field-kinds.ts';
import { roundMoney } from './numbers.ts';
import { cut, tidy } from './text/plain-text.ts';

/** UTF-16 units that a referral keeps of its notes (Partner Center's form). */
export const NOTES_LENGTH = 1024;

/**
 * Characters that each side keeps of a text; longer ones arrive cut. Opportunity.Name 120, long text area
 * 32,000.
 */
const partnerLengths: Partial<Record<FieldName, number>> = {
    notes: NOTES_LENGTH,
    notesToMicrosoft: NOTES_LENGTH
};
const crmLengths: Partial<Record<FieldName, number>> = { name: 120, notes: 32_000 };
const CRM_TEXT = 255;

function project<Field extends FieldName>(field: Field, value: Deal[Field], length: number): Deal[Field] {
    if (value === null) return value;
    switch (kindOf(field)) {
        case 'money':
            return roundMoney(value as number) as Deal[Field];
        case 'text': {
            const text = tidy(value as string);
            return (text && cut(text, length)) as Deal[Field];
        }
        case 'solutions':
            return (value as Solution[]).map(({ price, ...solution }) => ({
                ...solution,
                price: price === null ? null : roundMoney(price)
            })) as Deal[Field];
        default:
            return value;
    }
}

/** What of a Salesforce value Partner Center can hold. Projecting twice changes nothing. */
export function projectToPartner<Field extends FieldName>(field: Field, value: Deal[Field]): Deal[Field] {
    return project(field, value, partnerLengths[field] ?? Infinity);
}

/** What of Microsoft's value Salesforce can hold. Projecting twice changes nothing. */
export function projectToCrm<Field extends FieldName>(field: Field, value: Deal[Field]): Deal[Field] {
    return project(field, value, crmLengths[field] ?? CRM_TEXT);
}
