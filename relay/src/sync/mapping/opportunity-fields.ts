import type { Mapping } from './document.ts';
import { catalogueOf, relationshipOf } from './lookups.ts';
import { isRelated } from './relations.ts';

/** Plain Opportunity fields for the SELECT of the one query; relations are queried beside them. */
export function selectedFields(mapping: Mapping, options: { multiCurrency: boolean }): string[] {
    return mapping.rows
        .filter((row) => !isRelated(row))
        .map(({ deal, opportunity }) =>
            catalogueOf(deal) ? `${relationshipOf(opportunity)}.Name` : opportunity
        )
        .filter((field) => options.multiCurrency || field !== 'CurrencyIsoCode');
}

/** Opportunity fields whose change sets the trigger off (`Co_sell_Mapping__c.Watched_Fields__c`). */
export function watchedFields(mapping: Mapping): string[] {
    return mapping.rows
        .filter((row) => !isRelated(row) && (row.direction === 'out' || row.direction === 'both'))
        .map(({ opportunity }) => opportunity);
}
