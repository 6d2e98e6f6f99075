import type { ReferralRow, TrailEntry } from '../page-state.ts';
import type { ControlEntry } from './control-client.ts';

/** A row of `Co_sell_Log__c`, as the relay wrote it. */
export interface LogRecord {
    Id: string;
    Direction__c: string | null;
    Step__c: string | null;
    Outcome__c: string | null;
    Code__c: string | null;
    Detail__c: string | null;
    Milliseconds__c: number | null;
    Happened_At__c: string;
}

/** A save of the Opportunity, as its LastModified fields tell it. */
export interface Save {
    opportunityId: string;
    at: string;
    by: string;
}

const MOST_ENTRIES = 200;

/** Merges what the three parts tell of one deal, newest first. */
export function mergeTrail(
    logs: LogRecord[],
    saves: Save[],
    journal: ControlEntry[],
    referrals: ReferralRow[]
): TrailEntry[] {
    const ids = new Set(referrals.map(({ id }) => id));
    const ours = journal.filter((entry) => ids.has(String(entry['referralId'] ?? entry['resourceId'])));
    return [...logs.map(logEntry), ...saves.map(saveEntry), ...ours.map(journalEntry)]
        .sort((one, other) => other.at.localeCompare(one.at))
        .slice(0, MOST_ENTRIES);
}

const iso = (date: string) => new Date(date).toISOString();

const logEntry = (log: LogRecord): TrailEntry => ({
    key: log.Id,
    at: iso(log.Happened_At__c),
    where: 'Relay',
    what: [log.Step__c, log.Direction__c && `(${log.Direction__c})`].filter(Boolean).join(' '),
    detail: [log.Code__c, log.Detail__c, log.Milliseconds__c !== null && `${log.Milliseconds__c} ms`]
        .filter(Boolean)
        .join(' · '),
    outcome: log.Outcome__c === 'Failed' ? 'failed' : log.Outcome__c === 'Held' ? 'held' : 'done'
});

const saveEntry = ({ opportunityId, at, by }: Save): TrailEntry => ({
    key: `${opportunityId} ${at}`,
    at: iso(at),
    where: 'Salesforce',
    what: 'Opportunity saved',
    detail: `by ${by}`,
    outcome: 'done'
});

function journalEntry(entry: ControlEntry): TrailEntry {
    const common = { key: `journal ${entry.seq}`, at: iso(entry.at), where: 'Partner Center' as const };
    const took =
        typeof entry['milliseconds'] === 'number' ? ` in ${Math.round(entry['milliseconds'])} ms` : '';
    if (entry.kind === 'request') {
        const refused = Number(entry['status']) >= 400;
        const detail = `${entry['method']} ${entry['path']} answered ${entry['status']}${took}`;
        const flags = (entry['flags'] as string[] | undefined) ?? [];
        const what = String(entry['operation'] ?? 'Unknown request');
        return {
            ...common,
            what,
            detail: [detail, ...flags].join(' · '),
            outcome: refused ? 'failed' : 'done'
        };
    }
    if (entry.kind === 'delivery') {
        const outcome =
            entry['outcome'] === 'delivered' ? 'done' : entry['outcome'] === 'parked' ? 'failed' : 'held';
        const answer =
            entry['status'] === null ? String(entry['problem']) : `answered ${entry['status']}${took}`;
        const attempt = Number(entry['attempt']) > 1 ? ` (attempt ${entry['attempt']})` : '';
        return {
            ...common,
            what: `Event ${entry['eventName']} delivered${attempt}`,
            detail: answer,
            outcome
        };
    }
    const paths = (entry['paths'] as string[] | undefined)?.join(', ');
    const detail = [`${entry['status']} / ${entry['substatus']}`, paths].filter(Boolean).join(' · ');
    return { ...common, what: `Referral ${entry['change']} by ${entry['by']}`, detail, outcome: 'done' };
}
