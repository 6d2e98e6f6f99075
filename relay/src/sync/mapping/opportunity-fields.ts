import type { Mapping } from './document.ts';
import { catalogueOf, relationshipOf } from './lookups.ts';
import { relationOf } from './relations.ts';

/** Plain Opportunity fields for the SELECT of the one query; relations are queried beside them. */
export function selectedFields(mapping: Mapping, options: { multiCurrency: boolean }): string[] {
    return mapping.rows
        .filter(({ deal }) => relationOf(deal) === null)
        .map(({ deal, opportunity }) =>
            catalogueOf(deal) ? `${relationshipOf(opportunity)}.Name` : opportunity
        )
        .filter((field) => options.multiCurrency || field !== 'CurrencyIsoCode');
}

/** Opportunity fields whose change sets the trigger off (`Co_sell_Mapping__c.Watched_Fields__c`). */
export function watchedFields(mapping: Mapping): string[] {
    return mapping.rows
        .filter(
            ({ deal, direction }) =>
                relationOf(deal) === null && (direction === 'out' || direction === 'both')
        )
        .map(({ opportunity }) => opportunity);
}
