/** Answers to Microsoft that cannot be taken back: the seller confirms each in a dialog. */
export type AnswerName = 'decline' | 'won' | 'lost';

/** What the seller asks for; carried out by the container. */
export type Command =
    | { name: AnswerName | 'accept' | 'cancelClose' | 'retry' }
    /** Asks first which Opportunity the referral shall belong to. */
    | { name: 'link' }
    /** Shows what Microsoft will see and asks once more, then switches sync on. */
    | { name: 'share' }
    /** Gives back the value that lost a conflict; `logId`: the row of the sync log that tells of it. */
    | { name: 'restore'; logId: string }
    /** `field`: API name of the Opportunity field that both sides have changed. */
    | { name: 'resolve'; field: string; side: 'salesforce' | 'microsoft' };

/** The event `command`, by which a part of the card hands a command to the container. */
export const commandEvent = (command: Command): CustomEvent<Command> =>
    new CustomEvent('command', { detail: command });
