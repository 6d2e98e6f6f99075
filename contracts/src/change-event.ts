import { z } from 'zod';

/**
 * What happened to the records, as the Apex triggers tell it. `hint`: a child record changed, not the
 * Opportunity.
 */
export const changeKinds = ['changed', 'deleted', 'undeleted', 'hint'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** At most this many ids in one event: the size of one trigger invocation. */
export const MOST_IDS_IN_A_CHANGE = 200;

const salesforceId = z.string().regex(/^[a-zA-Z0-9]{18}$/, 'an 18-character Salesforce id');

/**
 * The payload of platform event `Co_sell_Change__e`, field names as published by Apex.
 * `Record_Ids__c` holds 1 to 200 Opportunity (or Lead) ids of 18 characters, separated by commas.
 */
export const changeEventPayload = z.object({
    Object__c: z.enum(['Opportunity', 'Lead']),
    Kind__c: z.enum(changeKinds),
    Record_Ids__c: z
        .string()
        .transform((ids) => ids.split(','))
        .pipe(z.array(salesforceId).min(1).max(MOST_IDS_IN_A_CHANGE)),
    Org_Id__c: salesforceId
});

export type ChangeEvent = z.infer<typeof changeEventPayload>;
