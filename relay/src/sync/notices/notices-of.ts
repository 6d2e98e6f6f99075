import type { Deal } from '../deal.ts';
import type { Memory } from '../memory.ts';

/** What the owner of the deal is told of, once each. */
export type Occasion = 'invitation' | 'days-left' | 'failed' | 'accepted' | 'won';

export interface Notice {
    occasion: Occasion;
    /** The same for the same occasion of a deal, whatever run finds it. */
    key: string;
    /** Of `days-left` and `invitation`: whole days until the referral expires. */
    days?: number;
    /** Of `failed`: code of the error registry. */
    code?: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Days before the end at which the owner is reminded: Microsoft's referrals expire after fourteen. */
const REMINDERS = [1, 3, 7] as const;

/**
 * What is new for the owner since the last run. What had already happened when the deal was first read is no
 * news, but for an invitation that still waits.
 * @param seen Microsoft's side after the last run; null before the first
 */
export function noticesOf(seen: Memory | null, partner: Deal, now: Date): Notice[] {
    const { referralId } = partner;
    if (!referralId) return [];
    if (awaitsAnswer(partner)) return [waiting(seen, partner, referralId, now)];
    if (!seen) return [];
    const turned = (field: 'substatus' | 'microsoftSubstatus', value: string) =>
        partner[field] === value && seen[field] !== value;
    return [
        ...(turned('microsoftSubstatus', 'Accepted')
            ? [{ occasion: 'accepted' as const, key: `accepted:${referralId}` }]
            : []),
        ...(turned('substatus', 'Won') || turned('microsoftSubstatus', 'Won')
            ? [{ occasion: 'won' as const, key: `won:${referralId}` }]
            : [])
    ];
}

/** When the next reminder falls due; null: none does. */
export function nextReminder(partner: Deal, now: Date): Date | null {
    if (!awaitsAnswer(partner) || !partner.expiresAt) return null;
    const times = REMINDERS.map((days) => Date.parse(partner.expiresAt!) - days * DAY_MS);
    const next = Math.min(...times.filter((time) => time > now.getTime()));
    return Number.isFinite(next) ? new Date(next) : null;
}

const awaitsAnswer = ({ direction, status }: Deal) => direction === 'Incoming' && status === 'New';

function waiting(seen: Memory | null, partner: Deal, referralId: string, now: Date): Notice {
    const left = partner.expiresAt ? (Date.parse(partner.expiresAt) - now.getTime()) / DAY_MS : null;
    const days = left === null ? {} : { days: Math.max(0, Math.ceil(left)) };
    const reminder = left === null ? undefined : REMINDERS.find((reminder) => left <= reminder);
    // The invitation itself tells the days, so that nobody hears of one deal twice at once.
    if (!seen || reminder === undefined)
        return { occasion: 'invitation', key: `invitation:${referralId}`, ...days };
    return { occasion: 'days-left', key: `days-left-${reminder}:${referralId}`, ...days };
}
