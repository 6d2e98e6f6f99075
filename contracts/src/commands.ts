import { z } from 'zod';
import { errors } from './errors.ts';
import type { ErrorCode } from './errors.ts';
import { asked } from './who-asks.ts';

/**
 * What a person may ask of a deal: `POST /v1/deals/{opportunityId}/{command}`. Sent by the card through Apex
 * and by the CLI. Each may be sent twice and is done once.
 */
export const commandNames = [
    'sync',
    'preview',
    'accept',
    'decline',
    'won',
    'lost',
    'cancel-close',
    'resolve',
    'restore',
    'link',
    'unlink',
    'pause',
    'resume',
    'retry'
] as const;
export type CommandName = (typeof commandNames)[number];

/** Answers to Microsoft or ends of a deal: Apex asks for custom permission `CoSell_Respond`. */
export const respondingCommands = ['accept', 'decline', 'won', 'lost'] as const satisfies CommandName[];

/** What a Flow may set `Co_sell_Request__c` to; the reason goes to `Co_sell_Request_Reason__c`. */
export const requestValues = ['accept', 'decline', 'won', 'lost', 'sync'] as const satisfies CommandName[];
export type RequestValue = (typeof requestValues)[number];

/** Characters; as long as `Co_sell_Request_Reason__c`. */
export const LONGEST_REASON = 255;

export const opportunityId = z.string().regex(/^006[a-zA-Z0-9]{15}$/, 'an 18-character Opportunity id');

const plain = z.strictObject(asked);
const reasoned = z.strictObject({ ...asked, reason: z.string().trim().min(1).max(LONGEST_REASON) });

/** The body of each command. Anything more than it names is refused, so that a misspelt argument is found. */
export const commandBodies = {
    /** Run the deal now. */
    sync: plain,
    /** What a run would make Microsoft see; writes nothing. */
    preview: plain,
    accept: plain,
    decline: reasoned,
    /** `force`: also within 72 hours of the referral's creation, when Microsoft may not count it. */
    won: z.strictObject({ ...asked, force: z.boolean().optional() }),
    lost: reasoned,
    /** Takes back a close that comes from a stage and still waits. */
    'cancel-close': plain,
    /** Which side's value a field in conflict keeps; `field` is the API name of the Opportunity field. */
    resolve: z.strictObject({
        ...asked,
        field: z.string().min(1).max(80),
        side: z.enum(['salesforce', 'microsoft'])
    }),
    /**
     * Gives both sides back the value that lost a conflict. `logId`: the row of `Co_sell_Log__c` that tells
     * of it, one whose `Field__c` is not empty.
     */
    restore: z.strictObject({
        ...asked,
        logId: z.string().regex(/^[a-zA-Z0-9]{18}$/, 'an 18-character id of Co_sell_Log__c')
    }),
    /** Ties the Opportunity to a referral that exists. */
    link: z.strictObject({ ...asked, referralId: z.uuid() }),
    /** Loosens the tie; the referral is left as it is. */
    unlink: plain,
    pause: plain,
    resume: plain,
    /** Lets a held deal go on. */
    retry: plain
} as const satisfies Record<CommandName, z.ZodType>;
export type CommandBody<Name extends CommandName> = z.infer<(typeof commandBodies)[Name]>;

/** The body of every answer that is not 2xx. */
export const errorAnswer = z.object({
    code: z.enum(Object.keys(errors) as [ErrorCode, ...ErrorCode[]]),
    message: z.string(),
    next: z.string()
});
export type ErrorAnswer = z.infer<typeof errorAnswer>;

/** Two values of one field between which a person has to choose; texts as the card shows them. */
export const conflict = z.object({
    field: z.string(),
    salesforce: z.string().nullable(),
    microsoft: z.string().nullable()
});

/** A deal as `GET /v1/deals/{opportunityId}` and the answer to a command tell it. */
export const dealState = z.object({
    opportunityId,
    /** Null until the deal is shared. */
    referralId: z.string().nullable(),
    engagementId: z.string().nullable(),
    /** As Partner Center has them, for example Active and Accepted. */
    status: z.string().nullable(),
    substatus: z.string().nullable(),
    paused: z.boolean(),
    /** Why the deal waits for a person. */
    held: errorAnswer.nullable(),
    conflicts: z.array(conflict),
    /** A command that is stored and not yet done. */
    pending: z.enum(commandNames).nullable(),
    /** When a close that comes from a stage is carried out; ISO 8601. */
    closesAt: z.iso.datetime().nullable()
});
export type DealState = z.infer<typeof dealState>;

/**
 * The answer to a command other than `preview`: 200 `done` when the run that carried it out has ended, else
 * 202 `waiting`; with `?wait=seconds` it comes when the run has ended or the seconds are over. No property
 * may be a reserved word of Apex (`hint`, `then`), which reads this into classes.
 */
export const commandAnswer = z.object({
    command: z.enum(commandNames),
    state: z.enum(['done', 'waiting']),
    /** Number of the hint that the command left with the deal. */
    hintNumber: z.number().int().nonnegative(),
    deal: dealState
});
export type CommandAnswer = z.infer<typeof commandAnswer>;

/**
 * The answer to `preview`, without words of any language: who shows it names the fields, and writes numbers
 * and days as its reader does.
 */
export const previewAnswer = z.object({
    command: z.literal('preview'),
    /** What would reach Partner Center. */
    action: z.enum(['create', 'update', 'nothing']),
    /**
     * What Microsoft sees before and would see after; null where it sees nothing. `field`: of the deal
     * (`relay/src/sync/deal.ts`). Numbers are plain, days YYYY-MM-DD, a flag is `true` or `false`, entries of
     * a list are lines.
     */
    changes: z.array(
        z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })
    ),
    /** Fields that can never be changed again once the deal is shared. */
    locks: z.array(z.string()),
    /** What Microsoft requires and the Opportunity lacks: the rule of `c/coSellRules`, and a sentence. */
    missing: z.array(z.object({ rule: z.string(), what: z.string() }))
});
export type PreviewAnswer = z.infer<typeof previewAnswer>;

/** The answer to `GET /v1/held`. */
export const heldAnswer = z.object({ deals: z.array(dealState) });
export type HeldAnswer = z.infer<typeof heldAnswer>;
