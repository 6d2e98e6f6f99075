import { z } from 'zod';
import { fieldNames, type FieldName } from '../deal.ts';
import { ownedByMicrosoft } from '../field-kinds.ts';
import { statusTable } from '../status/status-table.ts';
import { relationOf } from './relations.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const row = z.strictObject({
    deal: z.enum(fieldNames as [FieldName, ...FieldName[]]),
    /** API name of an Opportunity field, or of the relation that the mapper reads for this deal field. */
    opportunity: z.string().regex(/^[A-Za-z]\w*$/, 'an API name'),
    direction: z.enum(['in', 'out', 'both', 'paused']),
    /** Counts where the Opportunity field is empty. */
    default: scalar.optional(),
    /**
     * The deal's value → the value of the Opportunity's picklist; of several, each is read and the first is
     * written. Others are not written, and read as empty.
     */
    values: z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)])).optional(),
    /** `rich`: a rich text field; `day`: a Date field that takes the day of an instant. */
    format: z.enum(['rich', 'day']).optional(),
    /** Of a list of people: who is taken off one side is taken off the other. Default: nobody is. */
    removes: z.boolean().optional(),
    /**
     * Whose value counts where both sides were changed; `ask`: a person chooses, until then neither is
     * written. Default: Salesforce's for what the partner owns.
     */
    conflict: z.enum(['salesforce', 'microsoft', 'ask']).optional()
});

/** A way to the customer's Account, tried in this order. */
const accountRule = z.enum(['external id', 'duns', 'name and postal code', 'domain']);

/** Who owns a new Opportunity: the first rule that names an active user. `users`: value → username. */
const ownerRule = z.discriminatedUnion('rule', [
    z.strictObject({ rule: z.literal('account owner') }),
    z.strictObject({ rule: z.literal('country'), users: z.record(z.string(), z.string()) }),
    z.strictObject({ rule: z.literal('solution'), users: z.record(z.string(), z.string()) }),
    /** Takes turns among the active members of a public group, by its DeveloperName. */
    z.strictObject({
        rule: z.literal('rotation'),
        group: z.string().regex(/^[A-Za-z]\w*$/, 'a DeveloperName')
    }),
    z.strictObject({ rule: z.literal('user'), username: z.string() })
]);

export const mappingSchema = z
    .strictObject({
        version: z.int().min(1),
        rows: z.array(row),
        /**
         * `type` of the entries of `additionalRequirements.attributes`. Microsoft publishes that of the
         * intent alone; the others are inferred, so an admin can put in what Partner Center shows.
         */
        attributes: z
            .strictObject({
                purchaseIntent: z.string().min(1).default('CustomerMarketplaceIntent'),
                partnerRole: z.string().min(1).default('PartnerRole'),
                solutionArea: z.string().min(1).default('SolutionArea'),
                solutionPlay: z.string().min(1).default('SolutionPlay')
            })
            .prefault({}),
        /** Between the Opportunity's stage and the referral's status. */
        status: statusTable.prefault({}),
        /** What a new Opportunity gets besides: an inbound deal. */
        newOpportunity: z.strictObject({
            fields: z.record(z.string(), scalar),
            /** CloseDate is required: so many days from today where Microsoft names none. */
            closesInDays: z.int().min(0),
            account: z.strictObject({
                find: z.array(accountRule),
                /** Field of Account that holds Microsoft's id of the customer, for `external id`. */
                externalIdField: z
                    .string()
                    .regex(/^[A-Za-z]\w*$/, 'an API name')
                    .optional(),
                otherwise: z.enum(['create', 'hold'])
            }),
            owner: z.array(ownerRule),
            /** DeveloperName of a record type of Opportunity. Default: that of the relay's user. */
            recordType: z.string().optional()
        }),
        /** Address of a referral in Partner Center; `{referralId}` is put in. */
        referralLink: z.url().includes('{referralId}')
    })
    .superRefine(({ rows }, context) => {
        const refuse = (index: number, message: string) =>
            context.addIssue({ code: 'custom', message, path: ['rows', index] });
        rows.forEach(({ deal, opportunity, direction }, index) => {
            if (rows.findIndex((other) => other.deal === deal) < index) refuse(index, `${deal} has two rows`);
            if (rows.findIndex((other) => other.opportunity === opportunity) < index)
                refuse(index, `${opportunity} has two rows`);
            const into = direction === 'in' || direction === 'both';
            if (deal === 'customer' && into)
                refuse(index, 'customer can only go out: the Account belongs to Salesforce');
            if (relationOf(deal) !== null && opportunity !== relationOf(deal))
                refuse(index, `${deal} is read from ${relationOf(deal)}`);
            if (ownedByMicrosoft.has(deal) && direction !== 'in' && direction !== 'paused')
                refuse(index, `${deal} is Microsoft's: it can only come in`);
        });
    });

export type Mapping = z.infer<typeof mappingSchema>;
export type AccountRule = z.infer<typeof accountRule>;
export type OwnerRule = z.infer<typeof ownerRule>;
export type MappingRow = Mapping['rows'][number];

/** Throws a ZodError that names every fault of the document. */
export function readMapping(json: unknown): Mapping {
    return mappingSchema.parse(json);
}
