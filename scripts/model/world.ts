import { allOpen, type RunContext } from '../../relay/src/run/context.ts';
import { createFingerprint } from '../../relay/src/run/fingerprint.ts';
import { memoryStore } from '../../relay/src/store/memory/memory-store.ts';
import { defaultMapping } from '../../relay/src/sync/mapping/default-mapping.ts';
import { withNotes } from '../../relay/src/sync/mapping/with-notes.ts';
import { withStages } from '../../relay/src/sync/mapping/with-stages.ts';
import { noTracing } from '../../relay/src/tracing/tracing.ts';
import type { ModelOrg } from './org.ts';
import { LONGEST_CALL_MS, ModelPartnerCenter } from './partner-center.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const immediately = () => Promise.resolve();

/** A relay between the model's two sides, whose runs a test begins when it likes. */
export function worldOf(org: ModelOrg) {
    let clock = Date.parse('2026-11-20T12:00:00Z');
    let ids = 0;
    const now = () => new Date(++clock);
    const uuid = () => `00000000-0000-4000-9000-${String(++ids).padStart(12, '0')}`;
    const partnerCenter = new ModelPartnerCenter(now);
    const store = memoryStore(now);
    /** @param pause stands before each call of a side */
    const context = (pause = immediately): RunContext => ({
        store,
        salesforce: org.client(pause),
        partnerCenter: partnerCenter.client(pause),
        mapping: withStages(withNotes(defaultMapping, { notes: false }), org.features.stages),
        ways: allOpen,
        waysNow: async () => allOpen,
        org: org.features,
        ownOrganization: async () => partnerCenter.organizationId,
        signedInEmail: null,
        defaultCurrency: 'USD',
        listsLag: LONGEST_CALL_MS + 1_000,
        holder: 'test',
        fingerprint: createFingerprint(Buffer.alloc(32)),
        now,
        uuid,
        random: () => 0,
        tracing: noTracing,
        log: quiet
    });
    /** Hands on what both sides have told. @returns the deals that wait, each taken out of the queue */
    async function waiting(): Promise<string[]> {
        await store.dueDeals(now());
        for (const hints of [...org.takeEvents(), ...partnerCenter.takeEvents()])
            await store.receive({ source: 'sweep', bodyHash: uuid(), body: '', receivedAt: now() }, hints);
        const dealIds = store.queue.waiting();
        for (const dealId of dealIds) store.queue.take(dealId);
        return dealIds;
    }
    const later = (milliseconds = 60_000) => (clock += milliseconds);
    return { partnerCenter, store, context, waiting, later, uuid };
}
