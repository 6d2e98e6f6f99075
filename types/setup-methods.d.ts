// The Apex methods that the setup page calls; the answers of the relay are declared in contracts/.

declare module '@salesforce/apex/CoSellSetup.status' {
    import type { StatusAnswer } from '@cosell/contracts/setup-answers';
    export default function status(): Promise<StatusAnswer>;
}
declare module '@salesforce/apex/CoSellSetup.held' {
    import type { HeldGroupsAnswer } from '@cosell/contracts/setup-answers';
    export default function held(): Promise<HeldGroupsAnswer>;
}
declare module '@salesforce/apex/CoSellSetup.retryLike' {
    import type { RetryLikeAnswer } from '@cosell/contracts/setup-answers';
    export default function retryLike(named: { code: string }): Promise<RetryLikeAnswer>;
}
declare module '@salesforce/apex/CoSellSetup.dropHeld' {
    import type { DropHeldAnswer } from '@cosell/contracts/setup-answers';
    export default function dropHeld(named: { deal: string }): Promise<DropHeldAnswer>;
}
declare module '@salesforce/apex/CoSellSetup.support' {
    import type { SupportAnswer } from '@cosell/contracts/setup-answers';
    export default function support(named: { code: string | null }): Promise<SupportAnswer>;
}
declare module '@salesforce/apex/CoSellSetup.signIn' {
    import type { SignInAnswer } from '@cosell/contracts/setup-answers';
    export default function signIn(): Promise<SignInAnswer>;
}
declare module '@salesforce/apex/CoSellSetup.signInState' {
    import type { SignInStateAnswer } from '@cosell/contracts/setup-answers';
    export default function signInState(): Promise<SignInStateAnswer>;
}
declare module '@salesforce/apex/CoSellSetup.prerequisites' {
    import type { PrerequisitesAnswer } from '@cosell/contracts/setup-answers';
    export default function prerequisites(): Promise<PrerequisitesAnswer>;
}
declare module '@salesforce/apex/CoSellSetup.registration' {
    import type { RegistrationAnswer } from '@cosell/contracts/setup-answers';
    export default function registration(): Promise<RegistrationAnswer>;
}
declare module '@salesforce/apex/CoSellSetup.register' {
    import type { RegistrationAnswer } from '@cosell/contracts/setup-answers';
    export default function register(named: { takeOver: boolean }): Promise<RegistrationAnswer>;
}
declare module '@salesforce/apex/CoSellSetup.sendTestEvent' {
    import type { TestEventSent } from '@cosell/contracts/setup-answers';
    export default function sendTestEvent(): Promise<TestEventSent>;
}
declare module '@salesforce/apex/CoSellSetup.testEvent' {
    import type { TestEventAnswer } from '@cosell/contracts/setup-answers';
    export default function testEvent(named: { correlationId: string }): Promise<TestEventAnswer>;
}
declare module '@salesforce/apex/CoSellSetup.setSwitches' {
    import type { Switches } from '@cosell/contracts/setup-answers';
    /** Null: as it is. */
    export default function setSwitches(named: {
        everything: boolean | null;
        inbound: boolean | null;
        outbound: boolean | null;
    }): Promise<Switches>;
}
declare module '@salesforce/apex/CoSellSetup.roundTrip' {
    import type { RoundTripAnswer } from '@cosell/contracts/setup-answers';
    export default function roundTrip(named: {
        opportunityId: string;
        /** Null: by the mapping in force. */
        document: string | null;
    }): Promise<RoundTripAnswer>;
}
declare module '@salesforce/apex/CoSellSetup.previewBackfill' {
    import type { BackfillPreviewAnswer } from '@cosell/contracts/setup-answers';
    export default function previewBackfill(): Promise<BackfillPreviewAnswer>;
}
declare module '@salesforce/apex/CoSellSetup.startBackfill' {
    import type { BackfillAnswer } from '@cosell/contracts/setup-answers';
    export default function startBackfill(named: { afresh: boolean }): Promise<BackfillAnswer>;
}
declare module '@salesforce/apex/CoSellSetup.backfill' {
    import type { BackfillAnswer } from '@cosell/contracts/setup-answers';
    export default function backfill(): Promise<BackfillAnswer>;
}
declare module '@salesforce/apex/CoSellSetup.stopBackfill' {
    import type { BackfillAnswer } from '@cosell/contracts/setup-answers';
    export default function stopBackfill(): Promise<BackfillAnswer>;
}
declare module '@salesforce/apex/CoSellPairing.redeem' {
    export default function redeem(): Promise<void>;
}
declare module '@salesforce/apex/CoSellPairing.rotate' {
    export default function rotate(): Promise<void>;
}
declare module '@salesforce/apex/CoSellPairing.check' {
    export default function check(): Promise<{ version: string; milliseconds: number }>;
}
declare module '@salesforce/apex/CoSellCredential.saveAddress' {
    export default function saveAddress(named: { url: string }): Promise<void>;
}
declare module '@salesforce/apex/CoSellCredential.saveToken' {
    export default function saveToken(named: { token: string }): Promise<void>;
}
declare module '@salesforce/apex/CoSellCredential.bindOrg' {
    export default function bindOrg(): Promise<void>;
}
declare module '@salesforce/apex/CoSellMapping.read' {
    import type { MappingAnswer } from '@cosell/contracts/setup-answers';
    export default function read(): Promise<MappingAnswer>;
}
declare module '@salesforce/apex/CoSellMapping.choices' {
    import type { ChoicesAnswer } from '@cosell/contracts/setup-answers';
    export default function choices(named: {
        dealField: string;
        relation: string | null;
    }): Promise<ChoicesAnswer>;
}
declare module '@salesforce/apex/CoSellMapping.suggestions' {
    import type { SuggestionsAnswer } from '@cosell/contracts/setup-answers';
    export default function suggestions(): Promise<SuggestionsAnswer>;
}
declare module '@salesforce/apex/CoSellMapping.check' {
    import type { MappingCheckAnswer } from '@cosell/contracts/setup-answers';
    export default function check(named: { document: string }): Promise<MappingCheckAnswer>;
}
declare module '@salesforce/apex/CoSellMapping.compare' {
    import type { CompareAnswer } from '@cosell/contracts/setup-answers';
    export default function compare(named: { before: string; after: string }): Promise<CompareAnswer>;
}
declare module '@salesforce/apex/CoSellMapping.preview' {
    import type { MappingPreviewAnswer } from '@cosell/contracts/setup-answers';
    export default function preview(named: {
        document: string;
        opportunityIds: string[] | null;
    }): Promise<MappingPreviewAnswer>;
}
declare module '@salesforce/apex/CoSellMapping.versions' {
    export interface MappingVersion {
        version: number;
        name: string;
        active: boolean;
        /** ISO 8601. */
        publishedAt: string;
        publishedBy: string;
    }
    export default function versions(): Promise<MappingVersion[]>;
}
declare module '@salesforce/apex/CoSellMapping.document' {
    /** JSON; null where there is no such version. */
    export default function document(named: { version: number }): Promise<string | null>;
}
declare module '@salesforce/apex/CoSellMapping.publish' {
    import type { Problem } from '@cosell/contracts/setup-answers';
    export default function publish(named: {
        document: string;
        name: string | null;
    }): Promise<{ version: number | null; problems: Problem[] }>;
}
declare module '@salesforce/apex/CoSellMapping.refresh' {
    import type { MappingInForce } from '@cosell/contracts/setup-answers';
    export default function refresh(): Promise<MappingInForce>;
}
declare module '@salesforce/apex/CoSellRelayOrgPermission.bringInStep' {
    export default function bringInStep(): Promise<string[]>;
}
declare module '@salesforce/apex/CoSellRelayOrgPermission.openFor' {
    export default function openFor(named: { document: string }): Promise<string[]>;
}
declare module '@salesforce/apex/CoSellMapping.inboundExamples' {
    import type { InboundExamplesAnswer } from '@cosell/contracts/setup-answers';
    export default function inboundExamples(named: { document: string }): Promise<InboundExamplesAnswer>;
}
declare module '@salesforce/apex/CoSellOpportunities.find' {
    export interface FoundOpportunity {
        id: string;
        name: string;
        stage: string;
    }
    export default function find(given: { named: string | null }): Promise<FoundOpportunity[]>;
}
declare module '@salesforce/apex/CoSellOpportunities.counts' {
    export interface Count {
        value: string;
        label: string;
        isClosed: boolean;
        isWon: boolean;
        /** How many Opportunities have it. */
        count: number;
    }
    export interface Counts {
        stages: Count[];
        countries: Count[];
        currencies: Count[];
    }
    export default function counts(): Promise<Counts>;
}
declare module '@salesforce/apex/CoSellPeople.find' {
    export interface Person {
        id: string;
        name: string;
        username: string;
        /** API names of the sets of the package. */
        permissionSets: readonly string[];
    }
    export default function find(named: { text: string }): Promise<Person[]>;
}
declare module '@salesforce/apex/CoSellPeople.give' {
    export default function give(named: { userId: string; permissionSet: string }): Promise<void>;
}
declare module '@salesforce/apex/CoSellPeople.take' {
    export default function take(named: { userId: string; permissionSet: string }): Promise<void>;
}
declare module '@salesforce/apex/CoSellWriteProof.run' {
    export interface Outcome {
        /** Number of deals that were saved and taken back. */
        tried: number;
        refusals: {
            opportunityId: string;
            opportunityName: string;
            /** In the words of the rule. */
            message: string;
            /** API names. */
            fields: string[];
        }[];
    }
    export default function run(): Promise<Outcome>;
}
declare module '@salesforce/apex/CoSellFieldAccess.find' {
    export interface Outcome {
        /** Numbers of what was looked at. */
        users: number;
        fields: number;
        gaps: {
            userId: string;
            name: string;
            username: string;
            isRelay: boolean;
            /** As `Object.Field`. */
            hidden: string[];
            locked: string[];
        }[];
    }
    export default function find(): Promise<Outcome>;
}
declare module '@salesforce/apex/CoSellCatalogueSetup.read' {
    /** Of a solution: identifier, publisher, type, families. Of a play: area, fiscalYear. */
    export interface CatalogueEntry {
        /** Left out where the row is to be imported. */
        id?: string;
        name?: string;
        identifier?: string;
        publisher?: string;
        type?: string;
        families?: string;
        area?: string;
        fiscalYear?: string;
        active?: boolean;
    }
    export interface Catalogues {
        solutions: CatalogueEntry[];
        plays: CatalogueEntry[];
    }
    export default function read(): Promise<Catalogues>;
}
declare module '@salesforce/apex/CoSellCatalogueSetup.importSolutions' {
    /** `rows`: CatalogueEntry[] as JSON. */
    export default function importSolutions(named: {
        rows: string;
    }): Promise<{ created: number; updated: number }>;
}
declare module '@salesforce/apex/CoSellCatalogueSetup.importPlays' {
    /** `rows`: CatalogueEntry[] as JSON. */
    export default function importPlays(named: {
        rows: string;
    }): Promise<{ created: number; updated: number }>;
}
declare module '@salesforce/apex/CoSellCatalogueSetup.setActive' {
    export default function setActive(named: { recordId: string; active: boolean }): Promise<void>;
}
declare module '@salesforce/apex/CoSellCatalogueSetup.setFamilies' {
    export default function setFamilies(named: { solutionId: string; families: string }): Promise<void>;
}
