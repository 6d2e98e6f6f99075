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

declare module '@salesforce/apex/CoSellCommands.restore' {
    import type { CoSellRelayAnswer } from '@salesforce/apex/CoSellCommands.accept';
    export default function restore(named: {
        opportunityId: string;
        logId: string;
    }): Promise<CoSellRelayAnswer>;
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

declare module '@salesforce/apex/CoSellNotes.read' {
    export interface CoSellNote {
        /** Of the file, whatever its version. */
        noteId: string;
        title: string;
        preview: string | null;
        /** ISO 8601. */
        changedAt: string;
        changedBy: string;
        isShared: boolean;
    }
    export default function read(named: { opportunityId: string }): Promise<CoSellNote[]>;
}

declare module '@salesforce/apex/CoSellNotes.share' {
    export default function share(named: { noteId: string; isShared: boolean }): Promise<void>;
}

declare module '@salesforce/apex/CoSellTimeline.read' {
    export interface CoSellTimeline {
        /** Newest first. */
        entries: {
            entryId: string;
            /** ISO 8601. */
            happenedAt: string;
            direction: string | null;
            step: string;
            /** Done, Held or Failed. */
            outcome: string;
            code: string | null;
            detail: string | null;
            /** Name of a person. */
            changedBy: string | null;
            /** The value that lost a conflict can be given back. */
            isRestorable: boolean;
        }[];
        /** `Audit__c`. */
        audit: string | null;
    }
    /** Null: the record is gone, or not for this user. */
    export default function read(named: { opportunityId: string }): Promise<CoSellTimeline | null>;
}

declare module '@salesforce/apex/CoSellHome.read' {
    import type { WireAdapterConstructor } from 'lwc';

    export interface HomeDeal {
        opportunityId: string;
        name: string;
        customer: string | null;
        /** YYYY-MM-DD. */
        closeDate: string | null;
        daysLeft: number | null;
        syncError: string | null;
    }
    export interface HomeKind {
        total: number;
        /** The first five. */
        deals: HomeDeal[];
    }
    export type Home = Record<'invitations' | 'troubles' | 'ready', HomeKind>;
    const read: WireAdapterConstructor<Record<string, never>, { data?: Home; error?: unknown }>;
    export default read;
}

declare module '@salesforce/apex/CoSellOpportunitySearch.find' {
    export interface FoundOpportunity {
        opportunityId: string;
        name: string;
        customer: string | null;
        stage: string;
        /** YYYY-MM-DD. */
        closeDate: string | null;
    }
    export default function find(named: { term: string; exceptId: string }): Promise<FoundOpportunity[]>;
}

declare module '@salesforce/apex/CoSellCommands.link' {
    import type { CoSellRelayAnswer } from '@salesforce/apex/CoSellCommands.accept';
    export default function link(named: {
        opportunityId: string;
        referralId: string;
    }): Promise<CoSellRelayAnswer>;
}

declare module '@salesforce/apex/CoSellOrgCheck.run' {
    import type { Finding } from 'c/coSellSetupChecks';
    export default function run(): Promise<Finding[]>;
}

declare module '@salesforce/apex/CoSellAvailability.read' {
    export default function read(): Promise<'ready' | 'off' | 'copied'>;
}

declare module '@salesforce/apex/CoSellCatalogue.defaults' {
    import type { WireAdapterConstructor } from 'lwc';
    import type { CatalogueSolution } from '@salesforce/apex/CoSellCatalogue.solutions';
    const defaults: WireAdapterConstructor<
        { opportunityId?: string },
        { data?: CatalogueSolution[]; error?: unknown }
    > &
        ((named: { opportunityId: string }) => Promise<CatalogueSolution[]>);
    export default defaults;
}
declare module '@salesforce/apex/CoSellCatalogue.solutions' {
    import type { WireAdapterConstructor } from 'lwc';
    export interface CatalogueSolution {
        id: string;
        name: string;
        identifier: string;
        publisher?: string;
    }
    const solutions: WireAdapterConstructor<
        { text?: string; opportunityId?: string },
        { data?: CatalogueSolution[]; error?: unknown }
    > &
        ((named: { text: string; opportunityId: string | null }) => Promise<CatalogueSolution[]>);
    export default solutions;
}

declare module '@salesforce/apex/CoSellCatalogue.services' {
    import type { WireAdapterConstructor } from 'lwc';
    interface Entry {
        id: string;
        name: string;
        /** Of a play. */
        areaId?: string;
    }
    export interface Catalogue {
        areas: Entry[];
        plays: Entry[];
        roles: Entry[];
    }
    const services: WireAdapterConstructor<Record<string, never>, { data?: Catalogue; error?: unknown }> &
        (() => Promise<Catalogue>);
    export default services;
}

declare module '@salesforce/apex/CoSellCommands.preview' {
    export interface PreviewChange {
        field: string;
        before: string | null;
        after: string | null;
    }
    /** As `previewAnswer` in `contracts/src/commands.ts` describes it. */
    export interface Preview {
        action: 'create' | 'update' | 'nothing';
        changes: PreviewChange[];
        locks: string[];
        missing: { rule: string; what: string }[];
    }
    export default function preview(named: { opportunityId: string }): Promise<Preview>;
}
