/** A request that the public server answered. */
export interface RequestEntry {
    kind: 'request';
    /** `createReferral`, `getToken`, …; null for an address that does not exist. */
    operation: string | null;
    method: string;
    path: string;
    /** 0: the connection was cut instead of an answer. */
    status: number;
    milliseconds: number;
    /** Correlation headers of the request that were present, by lower-case name. */
    correlation: Record<string, string>;
    referralId?: string;
    errorCode?: string;
    /** What a careful reader should know, such as a PATCH of `/name`. */
    flags?: string[];
}

/** One attempt to deliver an event. */
export interface DeliveryEntry {
    kind: 'delivery';
    eventName: string;
    resourceId: string;
    url: string;
    attempt: number;
    /** Null when nothing was answered; then `problem` says why. */
    status: number | null;
    problem?: string;
    /** `lost`: never sent, as told to. */
    outcome: 'delivered' | 'again' | 'parked' | 'lost';
    milliseconds: number;
}

/** A referral came to be or changed. */
export interface ChangeEntry {
    kind: 'change';
    change: 'created' | 'updated';
    referralId: string;
    engagementId: string;
    organizationId: string;
    by: 'api' | 'portal' | 'microsoft' | 'other-partner' | 'system';
    status: string;
    substatus: string;
    paths?: string[];
}

export type JournalContent = RequestEntry | DeliveryEntry | ChangeEntry;
export type JournalEntry = { seq: number; at: string } & JournalContent;

/** Older entries are dropped: the journal is there to be looked at, not to be kept. */
const KEPT = 1000;

export interface JournalState {
    seq: number;
    entries: JournalEntry[];
}

export function addEntry(journal: JournalState, at: Date, content: JournalContent): JournalEntry {
    const entry = { seq: ++journal.seq, at: at.toISOString(), ...content };
    journal.entries.push(entry);
    if (journal.entries.length > KEPT) journal.entries.splice(0, journal.entries.length - KEPT);
    return entry;
}

/** Entries with a higher number than `after`, oldest first. */
export const entriesAfter = (journal: JournalState, after: number): JournalEntry[] =>
    journal.entries.filter(({ seq }) => seq > after);
