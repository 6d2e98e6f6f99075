import type { OpportunityRow, PageState } from '../page-state.ts';
import type { ControlClient, ControlEntry, ControlReferral } from './control-client.ts';
import type { OrgClient } from './org-client.ts';
import { referralsOf } from './referral-row.ts';
import { mergeTrail, type LogRecord, type Save } from './trail.ts';

interface OpportunityRecord {
    Id: string;
    Name: string;
    StageName: string;
    Amount: number | null;
    Co_sell_Sync_State__c: string;
    Referral_Direction__c: string | null;
    Referral_Identifier__c: string | null;
    LastModifiedDate: string;
    LastModifiedBy: { Name: string; Username: string } | null;
}

const MOST_OPPORTUNITIES = 50;
const MOST_SAVES = 500;
const MOST_JOURNAL_ENTRIES = 2000;
const RELAY_TIMEOUT_MILLISECONDS = 2000;

/** Besides what the list shows, all that a save may change and the page shows: see `versionOf`. */
const FIELDS = [
    'Id',
    'Name',
    'StageName',
    'Amount',
    'CloseDate',
    'Co_sell_Sync_State__c',
    'Co_sell_Sync_Error__c',
    'Co_sell_Last_Synced__c',
    'Co_sell_Revision__c',
    'Co_sell_Synced_Revision__c',
    'Referral_Direction__c',
    'Referral_Identifier__c',
    'Referral_Substatus__c',
    'Microsoft_Referral_Status__c',
    'LastModifiedDate',
    'LastModifiedBy.Name',
    'LastModifiedBy.Username'
];

const opportunitiesQuery =
    `SELECT ${FIELDS.join(', ')} FROM Opportunity ` +
    `ORDER BY CreatedDate DESC, Id DESC LIMIT ${MOST_OPPORTUNITIES}`;

const logsQuery = (opportunityId: string) =>
    'SELECT Id, Direction__c, Step__c, Outcome__c, Code__c, Detail__c, Milliseconds__c, Happened_At__c ' +
    `FROM Co_sell_Log__c WHERE Opportunity__c = '${opportunityId}' ORDER BY Happened_At__c DESC LIMIT 100`;

/** Salesforce ids are letters and digits: anything else would be an injection. */
const ID = /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/;

export interface Sources {
    org: OrgClient;
    control: ControlClient;
    relayHealthUrl: string;
    /** Its saves are left out: it tells of them in its log. */
    relayUsername: string;
}

/**
 * Reads all parts for the page. A part that does not answer becomes a sentence in `problems`, the others
 * still show. Remembers the journal, and the saves that it has seen: an Opportunity tells only its last one.
 */
export function createStateReader({ org, control, relayHealthUrl, relayUsername }: Sources) {
    const saves = new Map<string, Save>();
    let journal: ControlEntry[] = [];

    async function readJournal(): Promise<ControlEntry[]> {
        const news = await control.journalAfter(journal.at(-1)?.seq ?? 0);
        journal = [...journal, ...news].slice(-MOST_JOURNAL_ENTRIES);
        return journal;
    }

    function noteSaves(records: OpportunityRecord[]): void {
        for (const { Id, LastModifiedDate, LastModifiedBy } of records) {
            if (LastModifiedBy?.Username === relayUsername) continue;
            const save = { opportunityId: Id, at: LastModifiedDate, by: LastModifiedBy?.Name ?? 'somebody' };
            saves.set(`${Id} ${LastModifiedDate}`, save);
        }
        for (const key of [...saves.keys()].slice(0, -MOST_SAVES)) saves.delete(key);
    }

    return async function readState(opportunityId: string, now: Date): Promise<PageState> {
        const problems: string[] = [];
        const part = async <Value>(name: string, value: Promise<Value>, none: Value) =>
            value.catch((error: unknown) => {
                problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
                return none;
            });
        const known = ID.test(opportunityId);
        const [records, stages, logs, referrals, entries, relay] = await Promise.all([
            part('Salesforce', org.query<OpportunityRecord>(opportunitiesQuery), []),
            part('Salesforce', readStages(org), []),
            part(
                'Salesforce',
                known ? org.query<LogRecord>(logsQuery(opportunityId)) : Promise.resolve([]),
                []
            ),
            part('Partner Center', control.referrals(), [] as ControlReferral[]),
            part('Partner Center', readJournal(), journal),
            readRelay(relayHealthUrl)
        ]);
        noteSaves(records);
        const chosen = records.find(({ Id }) => Id === opportunityId);
        const rows = chosen
            ? referralsOf({ id: chosen.Id, referralId: chosen.Referral_Identifier__c }, referrals)
            : [];
        const ownSaves = [...saves.values()].filter((save) => save.opportunityId === opportunityId);
        return {
            at: now.toISOString(),
            relay,
            opportunities: records.map(opportunityRow),
            stages,
            referrals: rows,
            trail: mergeTrail(logs, ownSaves, entries, rows),
            problems: [...new Set(problems)]
        };
    };
}

const opportunityRow = (record: OpportunityRecord): OpportunityRow => ({
    id: record.Id,
    name: record.Name,
    stage: record.StageName,
    amount: record.Amount,
    syncState: record.Co_sell_Sync_State__c,
    direction: record.Referral_Direction__c,
    version: versionOf(record)
});

/** Salesforce counts saves in whole seconds: two saves within one differ in their values only. */
function versionOf(record: OpportunityRecord): string {
    return JSON.stringify(record);
}

async function readStages(org: OrgClient): Promise<string[]> {
    const stages = await org.query<{ MasterLabel: string }>(
        'SELECT MasterLabel FROM OpportunityStage WHERE IsActive = true ORDER BY SortOrder'
    );
    return stages.map(({ MasterLabel }) => MasterLabel);
}

async function readRelay(healthUrl: string): Promise<PageState['relay']> {
    try {
        const response = await fetch(healthUrl, { signal: AbortSignal.timeout(RELAY_TIMEOUT_MILLISECONDS) });
        await response.body?.cancel();
        return response.ok
            ? { up: true, says: 'at work' }
            : { up: false, says: `answers ${response.status}` };
    } catch {
        return { up: false, says: 'does not answer' };
    }
}
