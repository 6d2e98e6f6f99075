/**
 * What the contract says about states, locks and entity tags, in a few lines that share nothing with the
 * Partner Center beside them.
 */
export type Party = 'partner' | 'microsoft' | 'other-partner';
/** Whoever acts: through the API and in the portal it is the partner. */
export type Door = 'api' | 'portal' | 'microsoft' | 'other-partner';

export interface Known {
    party: Party;
    engagementId: string;
    pair: string;
    /** Epoch milliseconds; null: never. */
    expires: number | null;
    visible: boolean;
    type: string;
    /** It was at work once. */
    accepted: boolean;
}

export const doors: Door[] = ['api', 'portal', 'microsoft', 'other-partner'];
/** Where the owner of a referral acts on it. */
export const doorOf = ({ party }: Known): Door => (party === 'partner' ? 'api' : party);
const partyOf = (door: Door): Party => (door === 'api' || door === 'portal' ? 'partner' : door);

/** All that may follow on a pair, by who owns the referral; nothing follows on a closed one. */
const follows: Record<Party, Record<string, string[]>> = {
    partner: {
        'New/Pending': ['New/Pending', 'Active/Accepted', 'Closed/Declined', 'Closed/Error'],
        'Active/Accepted': ['Active/Accepted', 'Closed/Won', 'Closed/Lost', 'Closed/Error']
    },
    microsoft: {
        'New/Pending': ['New/Pending', 'Active/Accepted', 'Closed/Declined'],
        'Active/Accepted': ['Active/Accepted', 'Closed/Won', 'Closed/Lost']
    },
    'other-partner': {
        'New/Pending': ['New/Pending', 'Active/Accepted', 'Closed/Declined', 'Closed/Error'],
        'Active/Accepted': ['Active/Accepted', 'Closed/Won', 'Closed/Lost', 'Closed/Error']
    }
};
const withReason = ['Closed/Declined', 'Closed/Lost', 'Closed/Error'];

export const existingPairs = [
    ...['New/Pending', 'New/Received', 'Active/Accepted'],
    ...['Closed/Won', 'Closed/Lost', 'Closed/Declined', 'Closed/Expired', 'Closed/Error']
];
/** Every pair that anybody could think of. */
export const pairs = ['None', 'New', 'Active', 'Closed'].flatMap((status) =>
    ['None', 'Pending', 'Received', 'Accepted', 'Won', 'Lost', 'Declined', 'Expired', 'Error'].map(
        (substatus) => `${status}/${substatus}`
    )
);

/** Whoever is asked has so long to answer. */
export const ANSWER_MS = 14 * 86_400_000;

/** What an open, accepted referral takes from its owner. */
const free = [
    ...(['name', 'notes', 'dealValue', 'currency', 'closeDate', 'solutions', 'team', 'crmId'] as const),
    ...(['campaign', 'stage', 'reason'] as const)
];
/** What takes from a deal that it needs. */
const losses = ['noValue', 'noSolutions'] as const;
/** What depends on who sees the deal. */
export const shared = ['contact', 'show', 'hide'] as const;
/** Fixed when the deal is created. */
const fixed = ['customer', 'address', 'location', 'help', 'consent'] as const;
export const edits = [...free, ...losses, ...shared, ...fixed];
export type Edit = (typeof edits)[number];
const isAmong = (some: readonly Edit[], edit: Edit) => some.includes(edit);

export const mayTouch = (door: Door, known: Known) => partyOf(door) === known.party;
export const isClosed = ({ pair }: Known) => pair.startsWith('Closed/');

/** `fill`: the patch brings an edit of the deal along, as an acceptance may and a decline may not. */
export const mayMove = (
    door: Door,
    known: Known,
    { pair, reason, fill }: { pair: string; reason: boolean; fill: boolean }
): boolean =>
    mayTouch(door, known) &&
    (follows[known.party][known.pair] ?? []).includes(pair) &&
    (reason || !withReason.includes(pair)) &&
    (!fill || known.party === 'microsoft' || known.pair !== 'New/Pending' || pair === 'Active/Accepted');

/** `connected`: Microsoft has a referral in the engagement. */
export function mayEdit(door: Door, known: Known, edit: Edit, connected: boolean): boolean {
    if (!mayTouch(door, known) || isClosed(known) || isAmong(fixed, edit)) return false;
    if (known.party === 'microsoft') return true;
    // Writing what is there already is no change.
    if (edit === (known.visible ? 'show' : 'hide')) return true;
    // A reason belongs to an answer.
    if (known.pair.startsWith('New/')) return edit === 'reason';
    if (edit === 'hide') return false;
    if (edit === 'contact') return !(known.visible || connected);
    return !isAmong(losses, edit);
}
