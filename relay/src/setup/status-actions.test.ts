import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Dated } from '../dates/dates-to-watch.ts';
import { statusActions } from './status-actions.ts';

const now = new Date('2026-11-20T12:00:00Z');
const asked = {} as Parameters<ReturnType<typeof statusActions>['status']>[0];

/** The steps of a relay that is well, but for what ends. */
async function stepsWith(what: Dated, days: number) {
    const { status } = statusActions({
        store: {
            backlog: async () => ({ waiting: 0, running: 0, held: 0, waitingSince: null }),
            heldDeals: async () => [],
            traffic: async () => ({ lastIn: null, lastOut: null })
        },
        version: '1',
        startedAt: now,
        now: () => now,
        salesforceIsThere: () => true,
        signIn: async () => ({ signedIn: true, problem: null, endings: [{ what, ends: '', days }] }),
        registration: () => 'ours',
        others: {
            switches: async () => ({ everything: true, inbound: true, outbound: true }) as never,
            'backfill-state': async () => ({}) as never
        },
        mapping: () => ({ source: 'salesforce', version: 1, readAt: null, trouble: null })
    });
    const { steps, endings } = await status(asked);
    assert.deepEqual(endings, [{ what, ends: '', days }]);
    return steps.filter(({ light }) => light !== 'green');
}

describe('the status of a relay in which something ends', () => {
    for (const [what, step, code] of [
        ['client secret', 'microsoft', 'PARTNER_CENTER_SECRET'],
        ['sign-in', 'microsoft', 'PARTNER_CENTER_SIGN_IN'],
        ['Salesforce certificate', 'salesforce', 'SALESFORCE_SIGN_IN'],
        ['root certificate', 'webhook', 'WEBHOOK_CERTIFICATE'],
        ['certificate of the relay', 'relay', undefined]
    ] as const)
        it(`shows the ${what} with the step that would fail, amber before and red after`, async () => {
            const [soon, ...others] = await stepsWith(what, 7);
            assert.deepEqual([soon?.step, soon?.light, soon?.trouble?.code], [step, 'amber', code]);
            assert.equal(soon?.detail, `The ${what} ends in 7 days.`);
            assert.deepEqual(others, []);
            assert.deepEqual(
                (await stepsWith(what, 0)).map((one) => [one.step, one.light]),
                [[step, 'red']]
            );
        });
});
