/** What the page's server tells the page each second. Types only: browser and server both read them. */
export interface PageState {
    /** ISO 8601. */
    at: string;
    relay: { up: boolean; says: string };
    opportunities: OpportunityRow[];
    stages: string[];
    /** What Partner Center holds for the chosen Opportunity: ours first, then Microsoft's. */
    referrals: ReferralRow[];
    /** Newest first. */
    trail: TrailEntry[];
    /** Parts that could not be read just now, as sentences. */
    problems: string[];
}

export interface OpportunityRow {
    id: string;
    name: string;
    stage: string;
    amount: number | null;
    syncState: string;
    direction: string | null;
    /** Differs after a save that changed anything on the page. */
    version: string;
}

export interface ReferralRow {
    id: string;
    owner: 'Partner' | 'Microsoft';
    name: string | null;
    status: string;
    substatus: string;
    direction: string | null;
    dealValue: number | null;
    currency: string | null;
    closingDate: string | null;
    notes: string | null;
    externalReference: string | null;
    microsoftCrmId: string | null;
    team: string[];
    solutions: string[];
    expires: string | null;
    updated: string | null;
}

export interface TrailEntry {
    /** Stable, so that the page can keep a row where it is. */
    key: string;
    /** ISO 8601. */
    at: string;
    where: 'Salesforce' | 'Relay' | 'Partner Center';
    what: string;
    detail: string;
    outcome: 'done' | 'held' | 'failed';
}
