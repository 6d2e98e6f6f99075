// The Apex methods that the components call; the classes are in force-app/main/default/classes.

declare module '@salesforce/apex/CoSellCommands.accept' {
    /** What the components use of the class of the same name; whole in `contracts/src/commands.ts`. */
    export interface CoSellRelayAnswer {
        /** Waiting: the relay has taken the command, and its run goes on. */
        state: 'done' | 'waiting';
    }
    export default function accept(named: { opportunityId: string }): Promise<CoSellRelayAnswer>;
}

declare module '@salesforce/apex/CoSellCommands.decline' {
    import type { CoSellRelayAnswer } from '@salesforce/apex/CoSellCommands.accept';
    export default function decline(named: {
        opportunityId: string;
        reason: string;
    }): Promise<CoSellRelayAnswer>;
}

declare module '@salesforce/apex/CoSellCommands.won' {
    import type { CoSellRelayAnswer } from '@salesforce/apex/CoSellCommands.accept';
    export default function won(named: { opportunityId: string; force: boolean }): Promise<CoSellRelayAnswer>;
}

declare module '@salesforce/apex/CoSellCommands.lost' {
    import type { CoSellRelayAnswer } from '@salesforce/apex/CoSellCommands.accept';
    export default function lost(named: {
        opportunityId: string;
        reason: string;
    }): Promise<CoSellRelayAnswer>;
}

declare module '@salesforce/apex/CoSellCommands.cancelClose' {
    import type { CoSellRelayAnswer } from '@salesforce/apex/CoSellCommands.accept';
    export default function cancelClose(named: { opportunityId: string }): Promise<CoSellRelayAnswer>;
}

declare module '@salesforce/apex/CoSellCommands.resolveConflict' {
    import type { CoSellRelayAnswer } from '@salesforce/apex/CoSellCommands.accept';
    export default function resolveConflict(named: {
        opportunityId: string;
        field: string;
        side: 'salesforce' | 'microsoft';
    }): Promise<CoSellRelayAnswer>;
}

declare module '@salesforce/apex/CoSellCommands.retry' {
    import type { CoSellRelayAnswer } from '@salesforce/apex/CoSellCommands.accept';
    export default function retry(named: { opportunityId: string }): Promise<CoSellRelayAnswer>;
}

declare module '@salesforce/apex/CoSellStatus.read' {
    /** Null: the record is gone, or not for this user. */
    export default function read(named: {
        opportunityId: string;
    }): Promise<{ stamp: string; state: string } | null>;
}
