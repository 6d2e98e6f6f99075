/**
 * What the relay answers to each action of `setup.ts`. Declarations alone, so that the components of the
 * setup page can share them: nothing of the relay's is compiled into them. All dates are ISO 8601, UTC.
 */

import type {
    DropHeldAnswer,
    HeldGroupsAnswer,
    RebuildAnswer,
    RetryLikeAnswer,
    SupportAnswer
} from './held-answers.d.ts';

export type * from './held-answers.d.ts';

/** A code of the error registry in its words. */
export interface Trouble {
    code: string;
    message: string;
    /** What a person does next. */
    next: string;
}

export type Light = 'green' | 'amber' | 'red';

/** In the order of the page. */
export type StepName = 'relay' | 'salesforce' | 'microsoft' | 'webhook' | 'mapping' | 'deals' | 'live';

export interface StepState {
    step: StepName;
    light: Light;
    /** One sentence for people. */
    detail: string;
    /** Null while the light is green. */
    trouble: Trouble | null;
}

/** `true` = runs. */
export interface Switches {
    /** False: no deal is run at all; what comes in is kept and waits. */
    everything: boolean;
    /** Microsoft → Salesforce. */
    inbound: boolean;
    /** Salesforce → Microsoft. Off at first in a sandbox: it would write to live referrals. */
    outbound: boolean;
    /** Null until Salesforce has let the relay in. */
    sandbox: boolean | null;
    /** Null: as the relay came. */
    changedAt: string | null;
    changedBy: string | null;
}

export interface Ending {
    what:
        | 'client secret'
        | 'sign-in'
        | 'Salesforce certificate'
        | 'root certificate'
        | 'certificate of the relay';
    ends: string;
    /** Whole days that are left; 0 or less: it is over. */
    days: number;
}

export interface StatusAnswer {
    version: string;
    /** Seconds since the relay's start. */
    uptime: number;
    steps: StepState[];
    /** Numbers of deals. */
    queue: { waiting: number; running: number; held: number };
    /** When the newest event came from Microsoft, and when Microsoft last took something from here. */
    lastIn: string | null;
    lastOut: string | null;
    /** What ends, soonest first. */
    endings: Ending[];
    switches: Switches;
    mapping: MappingInForce;
    backfill: BackfillAnswer;
}

/** `salesforce`: published there; `file`: RELAY_MAPPING_FILE; `built in`: nobody has published one. */
export interface MappingInForce {
    source: 'salesforce' | 'file' | 'built in';
    /** Of `Co_sell_Mapping__c`; null where it is none of Salesforce. */
    version: number | null;
    readAt: string | null;
    /** Why a newer one is not in force. */
    trouble: Trouble | null;
}

export interface SignInAnswer {
    link: string;
    expiresInMinutes: number;
}
export interface SignInStateAnswer {
    signedIn: boolean;
    /** User name of the signed-in admin, where Microsoft tells it. */
    who: string | null;
    signedInAt: string | null;
    /** The token is good until then unless it is renewed, which happens daily. */
    goodUntil: string | null;
    /** Why nobody is signed in. */
    trouble: Trouble | null;
    /** The newest sign-in that somebody began. */
    attempt: { outcome: 'none' | 'under way' | 'done' | 'refused'; trouble: Trouble | null };
    /** What the app registration must have. */
    app: { tenantId: string; clientId: string; redirectUri: string; permissions: string[] };
}

export interface Prerequisite {
    name: 'signedIn' | 'secondFactor' | 'partner' | 'referrals' | 'role' | 'webhooks';
    state: 'met' | 'missing' | 'unknown';
    /** What was found, such as the partner's ids. */
    detail: string;
    trouble: Trouble | null;
}
export interface PrerequisitesAnswer {
    checks: Prerequisite[];
}

export interface RegistrationAnswer {
    /** `nobody`: nothing is registered. `incomplete`: ours, but not for all events. */
    state: 'nobody' | 'ours' | 'incomplete' | 'taken';
    /** Host of the registered address; the address itself often ends in a secret. */
    host: string | null;
    /** It is a flow of Power Automate, as Microsoft's own connector registers it. */
    isFlow: boolean;
    events: string[];
    /** What this relay registers. */
    wanted: { url: string; events: string[] };
}
export interface TestEventSent {
    correlationId: string;
    sentAt: string;
}
export interface TestEventAnswer {
    correlationId: string;
    /** `arrived`: here, with a signature that holds. */
    state: 'waiting' | 'arrived' | 'failed';
    arrivedAt: string | null;
    /** What Microsoft tells of each try to deliver it. */
    tries: { at: string; status: string; detail: string }[];
}

export type Direction = 'in' | 'out' | 'both' | 'paused';
export type Scalar = string | number | boolean;

export interface MappingRow {
    /** Name of the deal field. */
    deal: string;
    /** Opportunity field, path such as `Account.Industry`, or relation; left out where `constant` is. */
    opportunity?: string;
    direction: Direction;
    /** Counts where the Opportunity's is empty. */
    default?: Scalar;
    /** Always counts. */
    constant?: Scalar;
    /** The deal's value → the picklist's; of several the first is written. */
    values?: Record<string, string | string[]>;
    format?: 'rich' | 'day';
    removes?: boolean;
    conflict?: 'salesforce' | 'microsoft' | 'ask';
}

export type StageCondition = { stage: string } | { isClosed: boolean; isWon: boolean };
export type OwnerRule =
    | { rule: 'account owner' }
    | { rule: 'country'; users: Record<string, string> }
    | { rule: 'solution'; users: Record<string, string> }
    /** Takes turns among the members of a public group, by its DeveloperName. */
    | { rule: 'rotation'; group: string }
    | { rule: 'user'; username: string };

/** One document as `Co_sell_Mapping__c.Document__c` keeps it; the schema is the relay's. */
export interface MappingDocument {
    /** Of the format: 1. */
    version: number;
    rows: MappingRow[];
    /** `type` by which Microsoft's attributes are named on the wire. */
    attributes?: Record<'purchaseIntent' | 'partnerRole' | 'solutionArea' | 'solutionPlay', string>;
    status: {
        outbound: { when: StageCondition; to: 'Accepted' | 'Declined' | 'Won' | 'Lost'; reason?: string }[];
        inbound: { substatus: string; stage: string }[];
        closeWaitsMinutes: number;
    };
    newOpportunity: {
        fields: Record<string, Scalar>;
        closesInDays: number;
        account: {
            find: ('external id' | 'duns' | 'name and postal code' | 'domain')[];
            externalIdField?: string;
            otherwise: 'create' | 'hold';
        };
        owner: OwnerRule[];
        recordType?: string;
    };
    /** Left out: leads become Opportunities. */
    leads?: { owner: unknown[]; fields: Record<string, Scalar> };
    referralLink: string;
    /** Country as the org writes it → ISO 3166 alpha-2, where it is neither a code nor an English name. */
    countries?: Record<string, string>;
}

export interface DealFieldInfo {
    deal: string;
    label: string;
    kind: 'text' | 'money' | 'day' | 'instant' | 'flag' | 'customer' | 'people' | 'solutions';
    /** Microsoft takes no deal without it. */
    required: boolean;
    /** Directions that it can have. */
    directions: Direction[];
    /** It is read from this relation and from no field. */
    relation: string | null;
    /** Its values, where it has a fixed list. */
    values: string[] | null;
    /** Cannot be changed any more once Microsoft has it. */
    locks: boolean;
}
export interface MappingAnswer {
    inForce: MappingInForce;
    document: MappingDocument;
    /** Required ones first. */
    fields: DealFieldInfo[];
    /** ISO 4217. `active`: of an org with many, null in one with one; `fixed`: what every amount then has. */
    currencies: { active: string[] | null; fixed: string | null };
}

export interface Choice {
    /** API name, or path for fields of a related record. */
    opportunity: string;
    label: string;
    /** Of the field in Salesforce, such as `currency`. */
    type: string;
    /** Directions that this field allows; none: it is no choice. */
    directions: Direction[];
    /** Why it is no choice, or not for every direction. */
    reason: string | null;
    /** A change of it is seen by the sweep alone: within five minutes. */
    followsLate: boolean;
}
export interface ChoicesAnswer {
    dealField: string;
    choices: Choice[];
    /** Relations whose fields can be asked for. */
    relations: { name: string; label: string }[];
}

export interface Suggestion {
    row: MappingRow;
    confidence: 'high' | 'medium' | 'low';
    /** A sentence: matched by type and name. */
    reason: string;
    /** As it is in the mapping in force. */
    inForce: boolean;
}
export interface SuggestionsAnswer {
    suggestions: Suggestion[];
}

export interface Problem {
    /** Where in the document. */
    path: (string | number)[];
    reason: string;
}
export interface MappingCheckAnswer {
    /** Empty: the document can be published. */
    problems: Problem[];
    /** It can be published, and yet something is odd, such as a stage in two rows. */
    warnings: Problem[];
    /** As it would be kept; null where there are problems. */
    document: MappingDocument | null;
    /** Opportunity fields that the triggers are to watch. */
    watchedFields: string[];
}

export interface Difference {
    /** Such as `rows.value.direction`: rows by their deal field. */
    path: string;
    /** Null: not there. */
    before: unknown;
    after: unknown;
}
export interface CompareAnswer {
    differences: Difference[];
}

export interface MappingPreviewAnswer {
    opportunities: {
        id: string;
        name: string;
        /** What Microsoft requires and this one lacks, as sentences. */
        missing: string[];
    }[];
    rows: {
        deal: string;
        label: string;
        /** In the order of `opportunities`; null: Microsoft would see nothing. */
        values: { salesforce: string | null; microsoft: string | null }[];
    }[];
}

/** What would become of a deal that Microsoft sends. */
export interface InboundExample {
    /** Null: made up, since Microsoft has sent none yet. */
    referralId: string | null;
    name: string;
    customer: string | null;
    /** ISO 3166 alpha-2. */
    country: string | null;
    /** Name of the Account that is found; null: none is. */
    account: string | null;
    /** Null: no rule names an active user, so the relay's own user owns it. */
    owner: { name: string; username: string } | null;
    /** Index of the rule of the document that named the owner. */
    rule: number | null;
}
export interface InboundExamplesAnswer {
    examples: InboundExample[];
    /** Null: the document names none. */
    recordType: { developerName: string; isThere: boolean } | null;
}

export interface RoundTripAnswer {
    /** In their order; the first that is not `ok` is the last. */
    steps: { what: string; ok: boolean; milliseconds: number; detail: string; trouble: Trouble | null }[];
    /** What would reach Partner Center. */
    action: 'create' | 'update' | 'nothing' | null;
    /** `field`: its label. */
    changes: { field: string; before: string | null; after: string | null }[];
    missing: string[];
}

export interface BackfillPreviewAnswer {
    /** Opportunities with sync switched on. */
    opportunities: number;
    /** Of them: those that hold the id of a referral, which is read and kept; none is created anew. */
    adopted: number;
    /** Of them: those that would be shared with Microsoft as new deals. */
    shared: number;
}
export interface BackfillAnswer {
    state: 'never' | 'running' | 'stopped' | 'done';
    /** Opportunities that were there at the start, and those that were handed to the queue so far. */
    total: number;
    handed: number;
    /** Of those: in step, held, and still to be run. */
    done: number;
    held: number;
    startedAt: string | null;
    startedBy: string | null;
    endedAt: string | null;
}

/** The answer to each action. */
export interface SetupAnswers {
    status: StatusAnswer;
    held: HeldGroupsAnswer;
    'retry-like': RetryLikeAnswer;
    'drop-held': DropHeldAnswer;
    support: SupportAnswer;
    'sign-in': SignInAnswer;
    'sign-in-state': SignInStateAnswer;
    prerequisites: PrerequisitesAnswer;
    registration: RegistrationAnswer;
    register: RegistrationAnswer;
    'send-test-event': TestEventSent;
    'test-event': TestEventAnswer;
    switches: Switches;
    'set-switches': Switches;
    mapping: MappingAnswer;
    'mapping-choices': ChoicesAnswer;
    'mapping-suggestions': SuggestionsAnswer;
    'mapping-check': MappingCheckAnswer;
    'mapping-compare': CompareAnswer;
    'mapping-preview': MappingPreviewAnswer;
    'mapping-refresh': MappingInForce;
    'inbound-examples': InboundExamplesAnswer;
    'round-trip': RoundTripAnswer;
    'backfill-preview': BackfillPreviewAnswer;
    'backfill-start': BackfillAnswer;
    'backfill-state': BackfillAnswer;
    'backfill-stop': BackfillAnswer;
    rebuild: RebuildAnswer;
    'rotate-token': { token: string };
}
