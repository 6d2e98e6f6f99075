import { CosellError } from '@cosell/contracts';
import type { SalesforceClient } from './client.ts';
import { soqlText } from './soql-text.ts';

/**
 * @returns the id of an active record type of Opportunity
 * @throws CosellError SALESFORCE_REFUSED when the org has none of this DeveloperName
 */
export async function opportunityRecordType(
    salesforce: SalesforceClient,
    developerName: string
): Promise<string> {
    const [found] = await salesforce.query<{ Id: string }>(
        "SELECT Id FROM RecordType WHERE SobjectType = 'Opportunity' AND IsActive = true " +
            `AND DeveloperName = ${soqlText(developerName)}`
    );
    if (found) return found.Id;
    throw new CosellError('SALESFORCE_REFUSED', `The org has no active record type ${developerName}.`);
}
