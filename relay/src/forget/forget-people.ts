import type { Forgotten, Store } from '../store/types.ts';
import type { Person } from '../sync/deal.ts';
import { rememberedPerson, type Fingerprint } from '../sync/memory.ts';

/** People in one statement of the store; each goes through all deals. */
const PORTION = 500;

/**
 * Takes people out of what the relay remembers of deals. By the e-mail address, where there is one: under
 * that they are remembered.
 */
export async function forgetPeople(
    store: Pick<Store, 'forgetPeople'>,
    fingerprint: Fingerprint,
    people: readonly Person[]
): Promise<Forgotten> {
    const words = [...new Set(people.map((person) => rememberedPerson(person, fingerprint).who))];
    const sum = { deals: 0, kept: 0 };
    for (let start = 0; start < words.length; start += PORTION) {
        const { deals, kept } = await store.forgetPeople(words.slice(start, start + PORTION));
        sum.deals += deals;
        sum.kept += kept;
    }
    return sum;
}
