import type { Suggestion } from '@cosell/contracts/setup-answers';
import type { FieldName } from '../../deal.ts';
import { dealFields } from '../deal-fields.ts';
import { defaultMapping } from '../default-mapping.ts';
import type { Mapping, MappingRow } from '../document.ts';
import { isRelated } from '../relations.ts';
import { choiceOf, type DescribedField } from './choices.ts';

/** What people call a field, besides its own label. */
const otherNames: Partial<Record<FieldName, readonly string[]>> = {
    value: ['amount', 'total contract value', 'deal amount'],
    closeDate: ['expected close date', 'estimated close date'],
    notes: ['description', 'deal notes'],
    notesToMicrosoft: ['notes to microsoft', 'microsoft notes', 'message to microsoft'],
    purchaseIntent: ['purchase intent', 'marketplace purchase intent', 'buys through marketplace'],
    help: ['microsoft help', 'help needed', 'assistance needed'],
    microsoftMsxId: ['msx id', 'microsoft crm id', 'microsoft opportunity id'],
    referralId: ['referral id', 'partner center id'],
    microsoftSellerName: ['microsoft seller', 'microsoft contact'],
    microsoftSellerEmail: ['microsoft seller email', 'microsoft contact email']
};

/**
 * A row for each deal field that a field of this org suggests, with the reason. The package's own fields and
 * the standard ones come first; then names and types are compared. A field that another row has is none: each
 * has one row.
 */
export function suggestionsFor(fields: readonly DescribedField[], inForce: Mapping): Suggestion[] {
    return dealFields([]).flatMap(({ deal }) => {
        const current = inForce.rows.find((row) => row.deal === deal);
        const taken = inForce.rows.flatMap((row) => (row.deal === deal ? [] : (row.opportunity ?? [])));
        const free = fields.filter(({ name }) => !taken.includes(name));
        const found = suggestionFor(deal as FieldName, free);
        if (!found) return [];
        return [{ ...found, inForce: current?.opportunity === found.row.opportunity }];
    });
}

type Found = Omit<Suggestion, 'inForce'>;

function suggestionFor(deal: FieldName, fields: readonly DescribedField[]): Found | null {
    const usual = defaultMapping.rows.find((row) => row.deal === deal);
    if (usual && isThere(usual, fields))
        return {
            row: usual as Suggestion['row'],
            confidence: 'high',
            reason: usual.opportunity?.endsWith('__c')
                ? `${usual.opportunity} is made for it.`
                : `${usual.opportunity} is what Salesforce itself keeps it in.`
        };
    const fitting = fields.filter((field) => choiceOf(deal, field, null).directions.length > 0);
    const names = [words(labelWords(deal)), ...(otherNames[deal] ?? []).map(words)];
    const same = fitting.find(
        (field) => names.includes(words(field.label)) || names.includes(nameWords(field))
    );
    if (same) return found(deal, same, 'medium', `Matched by type and name: ${same.label} is ${same.type}.`);
    const alike = fitting.find((field) => names.some((name) => holds(words(field.label), name)));
    return (
        (alike?.custom &&
            found(
                deal,
                alike,
                'low',
                `The type fits, and the name is alike: ${alike.label}. Look at the preview.`
            )) ||
        null
    );
}

function found(
    deal: FieldName,
    field: DescribedField,
    confidence: Found['confidence'],
    reason: string
): Found {
    const { directions } = choiceOf(deal, field, null);
    const direction = directions.includes('both') ? 'both' : (directions[0] ?? 'paused');
    return { row: { deal, opportunity: field.name, direction }, confidence, reason };
}

/** A relation is there in every org; `Owner` and the like are no fields. */
const isThere = (row: MappingRow, fields: readonly DescribedField[]): boolean =>
    isRelated(row) || fields.some(({ name }) => name === row.opportunity);

const labelWords = (deal: FieldName) => deal.replace(/[A-Z]/g, (letter) => ` ${letter}`);
const nameWords = ({ name }: DescribedField) => words(name.replace(/__c$/, '').replaceAll('_', ' '));
const words = (text: string) =>
    text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .replace(/\bco sell\b/g, '')
        .trim();
/** Whole words: `purchase intent` holds `intent`, `contents` does not. */
const holds = (text: string, name: string) => name.length > 3 && ` ${text} `.includes(` ${name} `);
