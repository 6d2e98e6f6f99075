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

interface RecordTypeInfo {
    recordTypeId: string;
    available: boolean;
    /** What a record gets that names none. */
    defaultRecordTypeMapping: boolean;
    /** Of an object without record types; never named in a write. */
    master: boolean;
}

/**
 * The record type that a new Account of an organization must name: only where the relay's user would get a
 * person without one. Null: none is to be named.
 */
export async function businessRecordType(salesforce: SalesforceClient): Promise<string | null> {
    const [{ recordTypeInfos }, people] = await Promise.all([
        salesforce.request<{ recordTypeInfos: RecordTypeInfo[] }>('GET', '/sobjects/Account/describe'),
        salesforce.query<{ Id: string }>(
            "SELECT Id FROM RecordType WHERE SobjectType = 'Account' AND IsPersonType = true"
        )
    ]);
    const isPerson = ({ recordTypeId }: RecordTypeInfo) => people.some(({ Id }) => Id === recordTypeId);
    const usual = recordTypeInfos.find(({ defaultRecordTypeMapping }) => defaultRecordTypeMapping);
    if (!usual || !isPerson(usual)) return null;
    const business = recordTypeInfos.find((type) => type.available && !type.master && !isPerson(type));
    return business?.recordTypeId ?? null;
}
