import { z } from 'zod';
import { opportunityId } from './commands.ts';
import { asked } from './who-asks.ts';

/**
 * What an admin may ask of the relay: `POST /v1/setup/{action}`. Sent by the setup page through Apex, which
 * asks for custom permission `CoSell_Administer`, and by the CLI. The answers are in `setup-answers.d.ts`.
 */
const plain = z.strictObject(asked);

/** A mapping document, whole; what is wrong with it is an answer and no refusal, so it is not read here. */
const document = z.record(z.string(), z.unknown());
const code = z.string().regex(/^[A-Z_]{3,60}$/, 'a code of the error registry');
/** Fields that the admin sees and the relay may not see yet, as an sObject describe has them. */
const fields = z
    .array(
        z.strictObject({
            name: z.string(),
            label: z.string(),
            type: z.string(),
            updateable: z.boolean(),
            calculated: z.boolean(),
            custom: z.boolean(),
            relationshipName: z.string().nullable(),
            referenceTo: z.array(z.string())
        })
    )
    .max(1_000);
const fieldName = z.string().regex(/^[A-Za-z]\w{0,79}$/, 'an API name');

/** The body of each action. Anything more than it names is refused, so that a misspelt argument is found. */
export const setupBodies = {
    /** How everything is: a light for each step, the queue, what ends soon. */
    status: plain,
    /** Deals that wait for a person, by cause. */
    held: plain,
    /** Lets all deals go on that are held for this cause. */
    'retry-like': z.strictObject({ ...asked, code }),
    /** Lets one deal go that waits for a person: nothing is tried until one of its sides changes again. */
    'drop-held': z.strictObject({ ...asked, deal: z.union([opportunityId, z.uuid()]) }),
    /** Text about one cause, or about all, without secrets and names, to be sent to support. */
    support: z.strictObject({ ...asked, code: code.optional() }),

    /** A link to sign in with at Microsoft; it may be sent to a colleague. */
    'sign-in': plain,
    'sign-in-state': plain,
    /** What Microsoft requires of the partner, looked up and not told. */
    prerequisites: plain,

    /** Who receives the events of Partner Center now. */
    registration: plain,
    /** `takeOver`: in the place of another tool. */
    register: z.strictObject({ ...asked, takeOver: z.boolean().default(false) }),
    /** Asks Microsoft for a test event; Microsoft allows two a minute. */
    'send-test-event': plain,
    /** Whether it has come. */
    'test-event': z.strictObject({ ...asked, correlationId: z.uuid() }),

    /** What is switched on. */
    switches: plain,
    /** What is left out stays as it is. */
    'set-switches': z.strictObject({
        ...asked,
        everything: z.boolean().optional(),
        inbound: z.boolean().optional(),
        outbound: z.boolean().optional()
    }),

    /** The mapping in force and what can be mapped. */
    mapping: plain,
    /** Fields that a deal field can be mapped to; `relation`: those of a related record, such as Account. */
    'mapping-choices': z.strictObject({
        ...asked,
        dealField: fieldName,
        relation: fieldName.optional(),
        fields: fields.optional()
    }),
    /** Rows that the org's own fields suggest, each with its reason. */
    'mapping-suggestions': z.strictObject({ ...asked, fields: fields.optional() }),
    'mapping-check': z.strictObject({ ...asked, document }),
    'mapping-compare': z.strictObject({ ...asked, before: document, after: document }),
    /** What Microsoft would see of real Opportunities by this document; without ids of the five newest. */
    'mapping-preview': z.strictObject({
        ...asked,
        document,
        opportunityIds: z.array(opportunityId).max(5).optional()
    }),
    /** Reads the published mapping now. */
    'mapping-refresh': plain,

    /** Who would own deals that Microsoft sends, and what else they would get; nothing is written. */
    'inbound-examples': z.strictObject({ ...asked, document }),

    /** Everything that a run of this Opportunity would do, and nothing is written. */
    'round-trip': z.strictObject({ ...asked, opportunityId, document: document.optional() }),
    /** How many deals a backfill would bring into step. */
    'backfill-preview': plain,
    /** Goes on where it was stopped, unless `afresh`. */
    'backfill-start': z.strictObject({ ...asked, afresh: z.boolean().default(false) }),
    'backfill-state': plain,
    'backfill-stop': plain,

    /** Ties both sides together again after the loss of the store, and writes to neither. */
    rebuild: plain,

    /** A new token; the one in use holds until the new one is used. Unused, that one is good for a day. */
    'rotate-token': plain
} as const satisfies Record<string, z.ZodType>;

export type SetupAction = keyof typeof setupBodies;
export const setupActions = Object.keys(setupBodies) as SetupAction[];
export type SetupBody<Action extends SetupAction> = z.infer<(typeof setupBodies)[Action]>;

/**
 * `POST /v1/pair`, with the pairing code as bearer: the answer carries the token for every later call. May be
 * sent again until that token is used.
 */
export const pairBody = plain;
