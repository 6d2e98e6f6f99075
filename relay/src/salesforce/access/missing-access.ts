import { CosellError } from '@cosell/contracts';
import type { SalesforceClient } from '../client.ts';
import type { NeededAccess } from './needed-access.ts';

interface Described {
    createable: boolean;
    updateable: boolean;
    deletable: boolean;
    fields: { name: string; createable: boolean; updateable: boolean }[];
}

/**
 * Asks Salesforce, as the integration user, what it may do: a describe shows no object and no field that it
 * may not read.
 * @returns what is missing, each in words: `create Lead`, `read Opportunity.Amount`
 */
export async function missingAccess(
    salesforce: Pick<SalesforceClient, 'request'>,
    needed: readonly NeededAccess[]
): Promise<string[]> {
    const objects = [...new Set(needed.map(({ object }) => object))];
    const seen = new Map(
        await Promise.all(objects.map(async (name) => [name, await describe(salesforce, name)] as const))
    );
    const missing = needed.flatMap((one) => {
        const described = seen.get(one.object);
        return described ? missingOf(one, described) : [`read ${one.object}`];
    });
    return [...new Set(missing)];
}

function missingOf(needed: NeededAccess, described: Described): string[] {
    const { object, reads = [], writes = [] } = needed;
    const field = (name: string) => described.fields.find((one) => one.name === name);
    return [
        ...(needed.create && !described.createable ? [`create ${object}`] : []),
        ...(needed.edit && !described.updateable ? [`edit ${object}`] : []),
        ...(needed.delete && !described.deletable ? [`delete ${object}`] : []),
        ...[...reads, ...writes].filter((name) => !field(name)).map((name) => `read ${object}.${name}`),
        ...writes.filter((name) => isReadOnly(field(name))).map((name) => `edit ${object}.${name}`)
    ];
}

const isReadOnly = (field: Described['fields'][number] | undefined) =>
    field !== undefined && !field.updateable && !field.createable;

/** Null: the user may not see it, or the org does not have it. */
async function describe(
    salesforce: Pick<SalesforceClient, 'request'>,
    object: string
): Promise<Described | null> {
    try {
        return await salesforce.request<Described>('GET', `/sobjects/${object}/describe`);
    } catch (error) {
        if (error instanceof CosellError && error.code === 'SALESFORCE_NOT_FOUND') return null;
        throw error;
    }
}
