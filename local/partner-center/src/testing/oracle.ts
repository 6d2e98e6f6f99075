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

/** Every pair that anybody could think of. */
export const pairs = ['None', 'New', 'Active', 'Closed'].flatMap((status) =>
    ['None', 'Pending', 'Accepted', 'Won', 'Lost', 'Declined', 'Expired', 'Error'].map(
        (substatus) => `${status}/${substatus}`
    )
);

export type Edit = 'notes' | 'dealValue' | 'noValue' | 'contact' | 'show' | 'hide';
export const edits: Edit[] = ['notes', 'dealValue', 'noValue', 'contact', 'show', 'hide'];

export const mayTouch = (door: Door, known: Known) => partyOf(door) === known.party;
export const isClosed = ({ pair }: Known) => pair.startsWith('Closed/');

export const mayMove = (door: Door, known: Known, pair: string, reason: boolean): boolean =>
    mayTouch(door, known) &&
    (follows[known.party][known.pair] ?? []).includes(pair) &&
    (reason || !withReason.includes(pair));

/** `connected`: Microsoft has a referral in the engagement. */
export function mayEdit(door: Door, known: Known, edit: Edit, connected: boolean): boolean {
    if (!mayTouch(door, known) || isClosed(known)) return false;
    if (known.party === 'microsoft') return true;
    if (edit === 'show' && known.visible) return true;
    if (known.pair.startsWith('New/')) return false;
    if (edit === 'hide') return !known.visible;
    if (edit === 'contact') return !(known.visible || connected);
    return edit !== 'noValue';
}
