import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CosellError } from '@cosell/contracts';
import { allOpen, type RunContext } from '../../relay/src/run/context.ts';
import { createFingerprint } from '../../relay/src/run/fingerprint.ts';
import { LEASE_MS } from '../../relay/src/run/lease-time.ts';
import { shareDeal } from '../../relay/src/run/share-deal.ts';
import { noAnswer } from '../../relay/src/partner-center/failure.ts';
import { Postponed } from '../../relay/src/postponed.ts';
import { memoryStore } from '../../relay/src/store/memory/memory-store.ts';
import { emptyDeal, type Deal } from '../../relay/src/sync/deal.ts';
import { defaultMapping } from '../../relay/src/sync/mapping/default-mapping.ts';
import { ModelPartnerCenter } from './partner-center.ts';

const ORG_ID = '00D000000000001EAA';
const OPPORTUNITY_ID = '006000000000001AAA';
/** Milliseconds, the default of the relay. */
const LISTS_LAG = 60_000;
/** Tries until all is created; whatever is interrupted, each one before the last counts. */
const MOST_TRIES = 200;

const person = { firstName: 'Kim', lastName: 'Ro', email: 'kim@x.example', phone: '+4930123' };
const deal: Deal = {
    ...emptyDeal,
    name: 'Warehouse robots',
    value: 50_000,
    currency: 'EUR',
    closeDate: '2029-01-01',
    notes: 'They want robots.',
    coSellType: 'IP Co-sell',
    purchaseIntent: 'Yes',
    help: 'GeneralOrOther',
    visibleToMicrosoft: true,
    customer: {
        name: 'Fabrikam',
        addressLine1: 'Ring 1',
        addressLine2: null,
        city: 'Berlin',
        state: null,
        postalCode: null,
        country: 'DE'
    },
    contacts: [person],
    team: [person],
    solutions: [
        {
            id: 'SOL-1-ABC',
            name: 'Robots',
            price: 5,
            quantity: 1,
            currency: 'EUR',
            closeDate: null,
            solutionType: null,
            publisherName: null
        }
    ]
};

/**
 * What goes wrong in one try: at which call outside or of the store, before its effect or after it; the
 * process dies, or the connection does.
 */
interface Interruption {
    call: number;
    after: boolean;
    dies: boolean;
}

const interruption = fc.record({ call: fc.nat(14), after: fc.boolean(), dies: fc.boolean() });
const history = fc.record({
    /** Up to what the relay waits for. */
    listDelayMilliseconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: LISTS_LAG })),
    oneCallCreatesConnected: fc.boolean(),
    interruptions: fc.array(interruption, { maxLength: 6 })
});
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

class Died extends Error {}

/** @throws AssertionError as soon as somebody has two referrals, or if one is never made */
async function create({ interruptions, ...switches }: History, listsLag: number): Promise<void> {
    let clock = Date.parse('2026-11-20T12:00:00Z');
    const now = () => new Date((clock += 1));
    const partnerCenter = new ModelPartnerCenter(now, switches);
    const store = memoryStore(now);
    const alias = { kind: 'opportunity', value: OPPORTUNITY_ID } as const;
    const event = { source: 'sweep', bodyHash: 'first', body: '', receivedAt: now() } as const;
    const [dealId = ''] = (await store.receive(event, [{ alias, kind: 'changed' }])).dealIds;

    let plan: Interruption | null = null;
    let calls = 0;
    async function interrupted<Result>(isOutside: boolean, effect: () => Promise<Result>): Promise<Result> {
        const hit = calls++ === plan?.call ? plan : null;
        const end = () => {
            // The store is in the process, or fails with it.
            if (hit?.dies || !isOutside) throw new Died();
            throw noAnswer('cut', new Error('cut'));
        };
        if (hit && !hit.after) end();
        const result = await effect();
        if (hit) end();
        return result;
    }
    const through = <Port extends object>(port: Port, isOutside: boolean): Port =>
        new Proxy(port, {
            get(target, name) {
                const method: unknown = Reflect.get(target, name);
                if (typeof method !== 'function') return method;
                const call = (...args: unknown[]) =>
                    (method as (...given: unknown[]) => unknown).apply(target, args);
                if (name !== 'listReferrals')
                    return (...args: unknown[]) => interrupted(isOutside, async () => call(...args));
                return async function* (...args: unknown[]) {
                    await interrupted(isOutside, async () => undefined);
                    yield* call(...args) as AsyncGenerator;
                };
            }
        });
    const context = {
        store: through(store, false),
        partnerCenter: through(
            partnerCenter.client(() => Promise.resolve()),
            true
        ),
        salesforce: { orgId: ORG_ID },
        mapping: defaultMapping,
        ways: allOpen,
        waysNow: async () => allOpen,
        ownOrganization: async () => partnerCenter.organizationId,
        fingerprint: createFingerprint(Buffer.alloc(32)),
        listsLag,
        now
    } as unknown as RunContext;

    for (let tries = 0; tries < MOST_TRIES; tries++) {
        plan = interruptions[tries] ?? null;
        calls = 0;
        const lease = await store.takeLease(dealId, 'one', LEASE_MS, now());
        assert.ok(lease, 'the last lease has run out');
        const run = { context, lease, call: { correlationId: 'create' }, steps: [] };
        try {
            const { microsofts, lookAgainAt } = await shareDeal(run, deal, OPPORTUNITY_ID);
            if (microsofts) return counted(partnerCenter, 1);
            clock = Math.max(clock, lookAgainAt?.getTime() ?? 0) + LEASE_MS;
        } catch (error) {
            // What is no failure of the world is one of the relay, or of this test.
            if (!(error instanceof Died || error instanceof CosellError)) throw error;
            const until = error instanceof Postponed ? error.until.getTime() : 0;
            // A dead process holds its lease until that has run out; a failed run gives it back.
            if (error instanceof Died) clock += LEASE_MS;
            else {
                const retryAt = new Date(until);
                await store.failRun(lease, { code: 'UNEXPECTED', detail: '', retryAt, now: now() });
                clock = Math.max(clock + 1_000, until);
            }
        }
        counted(partnerCenter, 0);
    }
    assert.fail(`not created after ${MOST_TRIES} tries`);
}

function counted(partnerCenter: ModelPartnerCenter, least: number): void {
    const own = partnerCenter.own().length;
    const microsofts = partnerCenter.referrals.length - own;
    for (const count of [own, microsofts])
        assert.ok(count >= least && count <= 1, `${own} referrals of ours, ${microsofts} of Microsoft`);
}

describe('a create that is interrupted anywhere, again and again', () => {
    it('makes one referral of ours and one of Microsoft, never two, however late lists are', async () => {
        await fc.assert(
            fc.asyncProperty(history, (given) => create(given, LISTS_LAG)),
            { numRuns: 600 }
        );
    });

    it('would make two if it believed a list that is late', async () => {
        const careless = fc.asyncProperty(history, (given) => create(given, 0));
        await assert.rejects(fc.assert(careless, { numRuns: 600 }), (error: Error) =>
            /2 referrals of ours|2 of Microsoft/.test(String((error.cause as Error).message))
        );
    });
});
