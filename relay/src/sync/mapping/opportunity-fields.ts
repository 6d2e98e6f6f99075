import type { Mapping } from './document.ts';
import { catalogueOf, relationshipOf } from './lookups.ts';
import { isRelated } from './relations.ts';

/** Plain Opportunity fields for the SELECT of the one query; relations are queried beside them. */
export function selectedFields(mapping: Mapping, options: { multiCurrency: boolean }): string[] {
    return mapping.rows
        .filter((row) => !isRelated(row))
        .flatMap(({ deal, opportunity }) =>
            opportunity && catalogueOf(deal) ? `${relationshipOf(opportunity)}.Name` : (opportunity ?? [])
        )
        .filter((field) => options.multiCurrency || field !== 'CurrencyIsoCode');
}

/** Opportunity fields whose change sets the trigger off (`Co_sell_Mapping__c.Watched_Fields__c`). */
export function watchedFields(mapping: Mapping): string[] {
    return mapping.rows
        .filter((row) => !isRelated(row) && (row.direction === 'out' || row.direction === 'both'))
        .flatMap(({ opportunity }) => (opportunity && !opportunity.includes('.') ? [opportunity] : []));
}

/** Ways to related records whose fields the mapping names, in paused rows too: `Account`, `Plan__r.Owner`. */
export function relatedPaths(mapping: Mapping): string[] {
    const paths = mapping.rows.flatMap(({ opportunity }) =>
        opportunity?.includes('.') ? [opportunity] : []
    );
    return [...new Set(paths.map((path) => path.slice(0, path.lastIndexOf('.'))))];
}

/** Related records, such as `Account`, a change of which no trigger tells of. */
export function relatedRecords(mapping: Mapping): string[] {
    const paths = mapping.rows.flatMap(({ opportunity, direction }) =>
        opportunity?.includes('.') && direction !== 'paused' ? [opportunity] : []
    );
    return [...new Set(paths.map((path) => path.slice(0, path.lastIndexOf('.'))))];
}
