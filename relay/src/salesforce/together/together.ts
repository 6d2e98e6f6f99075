import type { SalesforceClient } from '../client.ts';
import type { OpportunityAccess, WriteAnswer } from '../opportunity-access.ts';
import type { OpportunityRecord } from '../opportunity-record.ts';
import type { OpportunityWrite } from '../write-opportunity.ts';
import type { Company } from './company.ts';
import { readTogether } from './read-together.ts';
import { writeTogether } from './write-together.ts';

/** The same org for runs in company: they read and write their Opportunities with one call. */
export function together(salesforce: SalesforceClient, company: Company): SalesforceClient {
    /** By the fields that are asked for: those of one call are the same. */
    const ways = new Map<string, OpportunityAccess>();

    function wayOf(fields: readonly string[]): OpportunityAccess {
        const key = fields.join();
        const known = ways.get(key);
        if (known) return known;
        const read = company.collect<string, OpportunityRecord | undefined>((ids) =>
            readTogether(salesforce, ids, fields)
        );
        const write = company.collect<OpportunityWrite, WriteAnswer>((writes) =>
            writeTogether(salesforce, writes)
        );
        const way = { read, write };
        ways.set(key, way);
        return way;
    }

    return {
        ...salesforce,
        together: {
            read: (opportunityId, fields) => wayOf(fields).read(opportunityId, fields),
            write: (write) => wayOf(write.fields).write(write)
        }
    };
}
