import type { SalesforceClient } from './client.ts';

/** Whether amounts in this org carry their own currency: only then do records have `CurrencyIsoCode`. */
export async function hasMultiCurrency(salesforce: SalesforceClient): Promise<boolean> {
    const { fields } = await salesforce.request<{ fields: { name: string }[] }>(
        'GET',
        '/sobjects/Opportunity/describe'
    );
    return fields.some(({ name }) => name === 'CurrencyIsoCode');
}
