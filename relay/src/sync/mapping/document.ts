import { z } from 'zod';
import { fieldNames, type FieldName } from '../deal.ts';
import { ownedByMicrosoft } from '../field-kinds.ts';
import { statusTable } from '../status/status-table.ts';
import { relationOf } from './relations.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const row = z.strictObject({
    deal: z.enum(fieldNames as [FieldName, ...FieldName[]]),
    /**
     * API name of an Opportunity field, a path to a field of a related record such as `Account.Industry`, or
     * the relation that the mapper reads for this deal field. Left out where `constant` is.
     */
    opportunity: z
        .string()
        .regex(/^[A-Za-z]\w*(\.[A-Za-z]\w*){0,4}$/, 'an API name, or a path of at most five')
        .optional(),
    direction: z.enum(['in', 'out', 'both', 'paused']),
    /** Counts where the Opportunity field is empty. */
    default: scalar.optional(),
    /** Always counts; there is no Opportunity field then. */
    constant: scalar.optional(),
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

const byCountry = z.strictObject({ rule: z.literal('country'), users: z.record(z.string(), z.string()) });
const bySolution = z.strictObject({ rule: z.literal('solution'), users: z.record(z.string(), z.string()) });
const developerName = z.string().regex(/^[A-Za-z]\w*$/, 'a DeveloperName');
/** Takes turns among the active members of a public group, by its DeveloperName. */
const inRotation = z.strictObject({ rule: z.literal('rotation'), group: developerName });
const byUser = z.strictObject({ rule: z.literal('user'), username: z.string() });

/** Who owns a new Opportunity: the first rule that names an active user. `users`: value → username. */
const ownerRule = z.discriminatedUnion('rule', [
    z.strictObject({ rule: z.literal('account owner') }),
    byCountry,
    bySolution,
    inRotation,
    byUser
]);

/** The same for a Lead. Salesforce lets a queue own Leads, and no Opportunities. */
const leadOwnerRule = z.discriminatedUnion('rule', [
    byCountry,
    bySolution,
    inRotation,
    byUser,
    z.strictObject({ rule: z.literal('queue'), queue: developerName })
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
        /**
         * Qualified and marketplace leads become Leads until they are accepted or converted. Left out: they
         * become Opportunities like every other deal.
         */
        leads: z
            .strictObject({
                /** Who owns them: the first that names an active user, or a queue; else the relay's. */
                owner: z.array(leadOwnerRule).default([]),
                /** What a new Lead gets besides, by API name, for example its Status or LeadSource. */
                fields: z.record(z.string(), scalar).default({})
            })
            .optional(),
        /** Address of a referral in Partner Center; `{referralId}` is put in. */
        referralLink: z.url().includes('{referralId}'),
        /** Country as the org writes it → ISO 3166 alpha-2, for names that the relay does not know. */
        countries: z.record(z.string(), z.string().regex(/^[A-Z]{2}$/, 'two capital letters')).optional()
    })
    .superRefine(({ rows }, context) => {
        const refuse = (index: number, message: string) =>
            context.addIssue({ code: 'custom', message, path: ['rows', index] });
        rows.forEach((row, index) => {
            const { deal, opportunity, direction } = row;
            if (rows.findIndex((other) => other.deal === deal) < index) refuse(index, `${deal} has two rows`);
            if (opportunity && rows.findIndex((other) => other.opportunity === opportunity) < index)
                refuse(index, `${opportunity} has two rows`);
            for (const reason of wrongWith(row)) refuse(index, reason);
            if (relationOf(deal) !== null && opportunity !== relationOf(deal))
                refuse(index, `${deal} is read from ${relationOf(deal)}`);
            if (ownedByMicrosoft.has(deal) && direction !== 'in' && direction !== 'paused')
                refuse(index, `${deal} is Microsoft's: it can only come in`);
        });
    });

function wrongWith({ deal, opportunity, direction, constant }: z.infer<typeof row>): string[] {
    const into = direction === 'in' || direction === 'both';
    return [
        ...(into && deal === 'customer'
            ? ['customer can only go out: the Account belongs to Salesforce']
            : []),
        ...(into && constant !== undefined ? ['a constant can only go out'] : []),
        ...(into && opportunity?.includes('.') ? ['a field of a related record can only go out'] : []),
        ...((opportunity === undefined) === (constant === undefined)
            ? ['either an Opportunity field or a constant is needed']
            : [])
    ];
}

export type Mapping = z.infer<typeof mappingSchema>;
export type AccountRule = z.infer<typeof accountRule>;
export type OwnerRule = z.infer<typeof ownerRule>;
export type LeadOwnerRule = z.infer<typeof leadOwnerRule>;
export type MappingRow = Mapping['rows'][number];

/** Throws a ZodError that names every fault of the document. */
export function readMapping(json: unknown): Mapping {
    return mappingSchema.parse(json);
}
