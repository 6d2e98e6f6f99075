import { z } from 'zod';

/** Where a partner may bring its own referral (Microsoft Learn, "Referral resources"). */
export const partnersMoves = {
    Accepted: { from: 'New', status: 'Active', needsReason: false },
    Declined: { from: 'New', status: 'Closed', needsReason: true },
    Won: { from: 'Active', status: 'Closed', needsReason: false },
    Lost: { from: 'Active', status: 'Closed', needsReason: true }
} as const;
export type Move = keyof typeof partnersMoves;

/** Substatus that a command or a value of `Co_sell_Request__c` asks for. */
export const moveOfCommand: Readonly<Record<string, Move | undefined>> = {
    accept: 'Accepted',
    decline: 'Declined',
    won: 'Won',
    lost: 'Lost'
};

const when = z.union([
    z.strictObject({ stage: z.string().min(1) }),
    z.strictObject({ isClosed: z.boolean(), isWon: z.boolean() })
]);

/**
 * An admin's table between the Opportunity's stage and the referral's status; part of the mapping document.
 * The first row that fits counts.
 */
export const statusTable = z.strictObject({
    /** What a change of stage asks of Microsoft. */
    outbound: z
        .array(
            z.strictObject({
                when,
                to: z.enum(Object.keys(partnersMoves) as [Move, ...Move[]]),
                /** Where Microsoft requires a reason and the Opportunity's request gives none. */
                reason: z.string().min(1).max(255).optional()
            })
        )
        .default([
            { when: { isClosed: true, isWon: true }, to: 'Won' },
            { when: { isClosed: true, isWon: false }, to: 'Lost', reason: 'Closed as lost by the partner.' }
        ]),
    /** The stage that the Opportunity gets when the referral's substatus changes; without a row: its own. */
    inbound: z.array(z.strictObject({ substatus: z.string().min(1), stage: z.string().min(1) })).default([]),
    /** How long a close that comes from a stage can be taken back; 0 = not at all. */
    closeWaitsMinutes: z.number().min(0).default(15)
});
export type StatusTable = z.infer<typeof statusTable>;

/** The stage of an Opportunity as Salesforce says it. */
export interface Stage {
    name: string;
    isClosed: boolean;
    isWon: boolean;
}

/** The row of the table that a stage stands in; null: it asks nothing. */
export function rowOf(stage: Stage, { outbound }: StatusTable): StatusTable['outbound'][number] | null {
    return (
        outbound.find(({ when }) =>
            'stage' in when
                ? when.stage === stage.name
                : when.isClosed === stage.isClosed && when.isWon === stage.isWon
        ) ?? null
    );
}
