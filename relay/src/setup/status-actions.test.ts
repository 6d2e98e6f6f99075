import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Dated } from '../dates/dates-to-watch.ts';
import { statusActions } from './status-actions.ts';

const now = new Date('2026-11-20T12:00:00Z');
const asked = {} as Parameters<ReturnType<typeof statusActions>['status']>[0];

type Ports = Parameters<typeof statusActions>[0];

/** What a relay that is well tells of its steps, but for what is given. */
async function stepsOf(given: Partial<Ports>) {
    const { status } = statusActions({
        store: {
            backlog: async () => ({ waiting: 0, running: 0, held: 0, waitingSince: null }),
            heldDeals: async () => [],
            traffic: async () => ({ lastIn: null, lastOut: null })
        },
        version: '1',
        startedAt: now,
        now: () => now,
        salesforce: async () => ({ problem: null, missing: [] }),
        signIn: async () => ({ signedIn: true, problem: null, endings: [] }),
        registration: () => 'ours',
        others: {
            switches: async () => ({ everything: true, inbound: true, outbound: true }) as never,
            'backfill-state': async () => ({}) as never
        },
        mapping: () => ({ source: 'salesforce', version: 1, readAt: null, trouble: null }),
        ...given
    });
    const { steps, endings } = await status(asked);
    return { endings, others: steps.filter(({ light }) => light !== 'green') };
}

async function stepsWith(what: Dated, days: number) {
    const soon = [{ what, ends: '', days }];
    const signIn = async () => ({ signedIn: true, problem: null, endings: soon });
    const { endings, others } = await stepsOf({ signIn });
    assert.deepEqual(endings, soon);
    return others;
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

describe('the status of a relay whose user in Salesforce lacks something', () => {
    const steps = async (problem: null | 'SALESFORCE_UNAVAILABLE', missing: string[]) =>
        (await stepsOf({ salesforce: async () => ({ problem, missing }) })).others.map(
            ({ step, light, detail, trouble }) => [step, light, detail, trouble?.code]
        );

    it('names some of it, and how much more there is', async () => {
        const missing = ['edit Lead', ...['A', 'B', 'C', 'D'].map((name) => `read Opportunity.${name}`)];
        assert.deepEqual(await steps(null, missing), [
            [
                'salesforce',
                'red',
                'The relay is signed in, and its user may not edit Lead, read Opportunity.A, read Opportunity.B, 2 more.',
                'SALESFORCE_ACCESS'
            ]
        ]);
    });

    it('is red with the reason why nobody could ask', async () => {
        assert.deepEqual(await steps('SALESFORCE_UNAVAILABLE', []), [
            ['salesforce', 'red', 'The relay does not get into Salesforce.', 'SALESFORCE_UNAVAILABLE']
        ]);
    });
});
