import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Referral } from '../partner-center/referral.ts';
import { nothingAsked } from '../store/requests/types.ts';
import type { Deal } from '../store/types.ts';
import type { Run, RunContext } from './context.ts';
import { endAtTheETag, eTagStamps } from './end-at-the-etag.ts';

const NOON = new Date('2026-11-20T12:00:00Z');
const own: Referral = { id: 'own', status: 'Active', organizationId: 'contoso', type: 'Shared', eTag: '"1"' };
const microsofts: Referral = { id: 'theirs', status: 'Active', organizationId: 'msft', eTag: '"a"' };

/** A deal in step with these referrals, of which Microsoft now shows `now`. */
function given(changes: Partial<Deal> = {}, now: Partial<Record<'own' | 'theirs', Partial<Referral>>> = {}) {
    const read: string[] = [];
    const ended: unknown[] = [];
    const shown = { own: { ...own, ...now.own }, theirs: { ...microsofts, ...now.theirs } };
    const deal = {
        id: 'deal',
        state: 'active',
        attempt: 0,
        nextAttemptAt: null,
        toldByEventsAlone: true,
        seenPartner: { referralId: 'own', microsoftReferralId: 'theirs' },
        aliases: [{ kind: 'referral', value: 'own' }],
        stamps: eTagStamps([own, microsofts]),
        ...changes
    } as unknown as Deal;
    const context = {
        partnerCenter: {
            getReferral: async (id: 'own' | 'theirs') => {
                read.push(id);
                return shown[id];
            }
        },
        store: {
            openEffects: async () => [],
            endUnchanged: async (lease: unknown) => void ended.push(lease)
        },
        now: () => NOON
    } as unknown as RunContext;
    const run = { context, lease: { deal }, call: { correlationId: 'c' } } as unknown as Run;
    return { run, read, ended };
}

describe('an event of Microsoft', () => {
    it('that tells of what the last run has left ends there, and Salesforce is not called', async () => {
        const { run, read, ended } = given();
        assert.deepEqual(await endAtTheETag(run, nothingAsked), { kind: 'ended' });
        assert.deepEqual(read, ['own', 'theirs']);
        assert.deepEqual(ended, [run.lease]);
    });

    for (const [which, now] of [
        ['the partner’s referral', { own: { eTag: '"2"' } }],
        ["Microsoft's referral", { theirs: { eTag: '"b"' } }],
        ['a referral without an eTag', { own: { eTag: null } }]
    ] as const)
        it(`that tells of a change of ${which} goes on with what was read`, async () => {
            const { run, read, ended } = given({}, now);
            const found = await endAtTheETag(run, nothingAsked);
            assert.ok(found.kind === 'goes on' && found.engagement?.own.id === 'own');
            assert.deepEqual([read.length, ended.length], [2, 0]);
        });

    for (const [what, changes] of [
        ['something else has asked too', { toldByEventsAlone: false }],
        ['the last run has failed', { attempt: 1 }],
        ['something was to be done by now', { nextAttemptAt: NOON }],
        ['the deal is held', { state: 'held' }],
        ['nothing is remembered', { seenPartner: null }]
    ] as const)
        it(`does not end a run where ${what}, and nothing is read ahead of it`, async () => {
            const { run, read } = given(changes as Partial<Deal>);
            assert.deepEqual(await endAtTheETag(run, nothingAsked), { kind: 'goes on', engagement: null });
            assert.deepEqual(read, []);
        });
});
