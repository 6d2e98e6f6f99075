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

/** A save of the Opportunity by a person, as its LastModified fields tell it. */
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
    const ours = journal.filter(
        (entry) => isNews(entry) && ids.has(String(entry['referralId'] ?? entry['resourceId']))
    );
    return [...logs.map(logEntry), ...saves.map(saveEntry), ...ours.map(journalEntry)]
        .sort((one, other) => orderOf(other).localeCompare(orderOf(one)))
        .slice(0, MOST_ENTRIES);
}

/**
 * Salesforce keeps whole seconds. A step of the relay answers what came before it, so it is put at the end of
 * its second, and a save of a person at the beginning.
 */
const orderOf = ({ at, where }: TrailEntry) => (where === 'Relay' ? at.replace('.000Z', '.999Z') : at);

const iso = (date: string) => new Date(date).toISOString();

const logEntry = (log: LogRecord): TrailEntry => ({
    key: log.Id,
    at: iso(log.Happened_At__c),
    where: 'Relay',
    what: [log.Step__c, log.Direction__c && `(${log.Direction__c})`].filter(Boolean).join(' '),
    detail: [log.Code__c, log.Detail__c, log.Milliseconds__c && `${log.Milliseconds__c} ms`]
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

/** Reads, and changes that a request of the relay already tells of, say nothing new. */
function isNews(entry: ControlEntry): boolean {
    if (entry.kind === 'request') return entry['method'] !== 'GET' || isRefused(entry);
    return entry.kind !== 'change' || entry['by'] !== 'api';
}

const isRefused = (entry: ControlEntry) => Number(entry['status']) >= 400;

/** The requests of the relay, by the name that Partner Center's journal gives them. */
const requests: Record<string, string> = {
    createReferral: 'The relay creates the referral',
    createConnectedReferral: 'The relay invites Microsoft',
    patchReferral: 'The relay updates the referral'
};

const changes: Record<string, string> = {
    'created microsoft': 'Microsoft sends a deal',
    'updated microsoft': 'Microsoft changes its referral',
    'updated portal': 'A colleague edits the referral in the portal',
    'updated system': 'The referral runs out'
};

function journalEntry(entry: ControlEntry): TrailEntry {
    const common = { key: `journal ${entry.seq}`, at: iso(entry.at), where: 'Partner Center' as const };
    const took =
        typeof entry['milliseconds'] === 'number' ? ` in ${Math.round(entry['milliseconds'])} ms` : '';
    if (entry.kind === 'request') {
        const operation = String(entry['operation']);
        const answer = `${entry['method']} ${entry['path']} answered ${entry['status']}${took}`;
        const flags = (entry['flags'] as string[] | undefined) ?? [];
        return {
            ...common,
            what: requests[operation] ?? `Request ${operation}`,
            detail: [answer, ...flags].join(' · '),
            outcome: isRefused(entry) ? 'failed' : 'done'
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
            what: `Event ${entry['eventName']} sent to the relay${attempt}`,
            detail: answer,
            outcome
        };
    }
    const change = `${entry['change']} ${entry['by']}`;
    const paths = (entry['paths'] as string[] | undefined)?.join(', ');
    const detail = [`${entry['status']} / ${entry['substatus']}`, paths].filter(Boolean).join(' · ');
    return { ...common, what: changes[change] ?? `Referral ${change}`, detail, outcome: 'done' };
}
