import { forgetPeople } from '../forget/forget-people.ts';
import { deletedContacts } from '../salesforce/deleted-contacts.ts';
import type { Person } from '../sync/deal.ts';
import type { SweepContext } from './sweep-context.ts';

export const DELETED_PEOPLE_SWEEP = 'deleted people';

/** As for Opportunities: a transaction stamps its rows when it writes, and may last ten minutes. */
const OVERLAP_MS = 15 * 60_000;
const PORTION = 500;

interface Mark {
    /** Newest `SystemModstamp` of a deleted contact; Salesforce's clock. */
    newest: string | null;
}

/** Whoever deletes a Contact wants the person gone: the relay forgets what stands for it. */
export async function sweepDeletedPeople(context: SweepContext): Promise<void> {
    const { store, salesforce, progress } = context;
    const mark = ((await store.sweepMark(DELETED_PEOPLE_SWEEP)) as Mark | null) ?? { newest: null };
    const since = mark.newest === null ? null : new Date(Date.parse(mark.newest) - OVERLAP_MS);
    let newest = mark.newest;
    let people: Person[] = [];
    const forget = async () => {
        const { deals } = await forgetPeople(store, context.fingerprint, people);
        progress.hinted += deals;
        people = [];
    };
    for await (const row of deletedContacts(salesforce, since)) {
        progress.read += 1;
        if (newest === null || Date.parse(row.SystemModstamp) > Date.parse(newest))
            newest = row.SystemModstamp;
        if (row.MasterRecordId !== null) continue;
        people.push({
            firstName: row.FirstName,
            lastName: row.LastName,
            email: row.Email,
            phone: row.Phone
        });
        if (people.length === PORTION) await forget();
    }
    await forget();
    await store.setSweepMark(DELETED_PEOPLE_SWEEP, { newest } satisfies Mark);
}
