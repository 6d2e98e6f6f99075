import type { Changes } from '../sync/deal.ts';
import { catalogueOf, lookupFields, type LookupField } from '../sync/mapping/lookups.ts';
import { createRows } from './children/change-rows.ts';
import type { SalesforceClient } from './client.ts';
import { soqlText } from './soql-text.ts';

/** Name takes 80 characters. */
const NAME_LENGTH = 80;

/**
 * Ids of the catalogue entries (partner role, solution area, solution play) that changes name, by deal field.
 * An entry that the org lacks is created, active, as Microsoft renews its lists every year.
 */
export async function catalogueEntries(
    salesforce: SalesforceClient,
    changes: Changes
): Promise<Partial<Record<LookupField, string>>> {
    const ids: Partial<Record<LookupField, string>> = {};
    for (const field of lookupFields) {
        const name = changes[field]?.slice(0, NAME_LENGTH);
        const catalogue = catalogueOf(field);
        if (!name || !catalogue) continue;
        const fields: Record<string, string> = { Name: name };
        if (field === 'solutionPlay' && ids.solutionArea) fields['Solution_Area__c'] = ids.solutionArea;
        ids[field] = await entry(salesforce, catalogue, fields);
    }
    return ids;
}

async function entry(
    salesforce: SalesforceClient,
    catalogue: string,
    fields: Record<string, string>
): Promise<string> {
    const where = Object.entries(fields).map(([field, value]) => `${field} = ${soqlText(value)}`);
    const [found] = await salesforce.query<{ Id: string }>(
        `SELECT Id FROM ${catalogue} WHERE ${where.join(' AND ')} ORDER BY Active__c DESC, CreatedDate LIMIT 1`
    );
    if (found) return found.Id;
    const [created] = await createRows(salesforce, catalogue, [{ ...fields, Active__c: true }]);
    return created as string;
}
