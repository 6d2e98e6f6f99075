import type { SalesforceClient } from './client.ts';

/** The customer as Microsoft names it. */
export interface Customer {
    name: string;
    street: string | null;
    city: string | null;
    state: string | null;
    postalCode: string | null;
    country: string | null;
}

/** SOQL string literal: backslash and quote are the characters that end one. */
export const soqlText = (text: string) => `'${text.replace(/[\\']/g, (character) => `\\${character}`)}'`;

/**
 * The Account with this name and postal code, else a new one. Looks before it creates, so it may run twice.
 */
export async function customerAccount(salesforce: SalesforceClient, customer: Customer): Promise<string> {
    const postalCode = customer.postalCode ? ` AND BillingPostalCode = ${soqlText(customer.postalCode)}` : '';
    const [found] = await salesforce.query<{ Id: string }>(
        `SELECT Id FROM Account WHERE Name = ${soqlText(customer.name)}${postalCode} ORDER BY CreatedDate LIMIT 1`
    );
    if (found) return found.Id;
    const { id } = await salesforce.request<{ id: string }>('POST', '/sobjects/Account', {
        Name: customer.name,
        BillingStreet: customer.street,
        BillingCity: customer.city,
        BillingState: customer.state,
        BillingPostalCode: customer.postalCode,
        BillingCountry: customer.country
    });
    return id;
}
