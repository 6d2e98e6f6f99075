import type { SharedNote } from '../notes/shared-notes.ts';

/** Rows of a child query. */
export interface Rows<Row> {
    records: Row[];
}

export interface PersonRecord {
    FirstName?: string | null;
    LastName?: string | null;
    Email?: string | null;
    Phone?: string | null;
}

/** A contact on the deal. */
export interface ContactRoleRecord {
    Id?: string;
    ContactId?: string;
    IsPrimary?: boolean;
    Contact?: PersonRecord | null;
}

/** A colleague on the deal, in an org with Opportunity Teams. */
export interface TeamMemberRecord {
    Id?: string;
    UserId?: string;
    User?: PersonRecord | null;
}

export interface SolutionRecord {
    Id: string;
    Price__c?: number | null;
    Quantity__c?: number | null;
    Solution__r?: {
        Name?: string | null;
        Solution_Identifier__c?: string | null;
        Type__c?: string | null;
        Publisher_Name__c?: string | null;
    } | null;
}

/** Of a file or note of the Opportunity; of notes, the mark is kept on their latest version. */
export interface NoteLinkRecord {
    ContentDocumentId: string;
    ContentDocument?: {
        CreatedDate?: string;
        FileType?: string | null;
        LatestPublishedVersion?: {
            Id: string;
            Checksum?: string | null;
            Co_sell_Share_With_Microsoft__c?: boolean;
        } | null;
    } | null;
}

/** One Opportunity as the relay's query returns it: the mapping's fields by name, and the relations. */
export interface OpportunityRecord {
    Id: string;
    Account?: {
        Name?: string | null;
        BillingStreet?: string | null;
        BillingCity?: string | null;
        BillingState?: string | null;
        BillingPostalCode?: string | null;
        BillingCountry?: string | null;
        /** Where the org has state and country picklists. */
        BillingStateCode?: string | null;
        BillingCountryCode?: string | null;
    } | null;
    Owner?: PersonRecord | null;
    OpportunityContactRoles?: Rows<ContactRoleRecord> | null;
    OpportunityTeamMembers?: Rows<TeamMemberRecord> | null;
    Opportunity_To_Microsoft_Solutions__r?: Rows<SolutionRecord> | null;
    ContentDocumentLinks?: Rows<NoteLinkRecord> | null;
    /** The marked ones of those, with their texts, which are read apart; oldest first. */
    sharedNotes?: SharedNote[];
    [field: string]: unknown;
}
