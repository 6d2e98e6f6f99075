import type { Trouble } from './setup-answers.d.ts';

/** What the relay answers about deals that wait for a person, and about its links between both sides. */

export interface HeldGroup extends Trouble {
    /** How many deals; `deals` holds the 50 that have waited longest. */
    count: number;
    deals: HeldDeal[];
}
export interface HeldDeal {
    /** The relay's own: for a deal without an Opportunity. */
    dealId: string;
    /** Null: a deal of Microsoft that has no Opportunity yet. */
    opportunityId: string | null;
    referralId: string | null;
    since: string;
    /** Particulars, such as the text of the org's rule. */
    detail: string;
}
export interface HeldGroupsAnswer {
    groups: HeldGroup[];
}
export interface RetryLikeAnswer {
    /** How many deals go on. */
    retried: number;
}
export interface DropHeldAnswer {
    /** False: the deal does not wait for a person. */
    dropped: boolean;
}
export interface SupportAnswer {
    /** To be copied; e-mail addresses, names and amounts are masked. */
    text: string;
}

export interface RebuildAnswer {
    /** Opportunities that are shared, or hold the id of a referral. */
    opportunities: number;
    /** Referrals of the partner. */
    referrals: number;
    /** Deals that the relay knew nothing of, or not all of. */
    restored: number;
    /** Those whose Opportunity does not hold the id: tied by the external reference. */
    byReference: number;
    /** Opportunities whose referral Microsoft does not list. */
    unlisted: string[];
    /** Opportunities that more than one referral names as theirs: left as they are. */
    ambiguous: string[];
    /** Referrals that no Opportunity belongs to: they come in as new deals. */
    withoutOpportunity: number;
}
