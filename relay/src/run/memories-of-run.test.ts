import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Effect } from '../store/types.ts';
import { emptyDeal, type Solution } from '../sync/deal.ts';
import { fingerprint, solution } from '../sync/fixtures/deals.ts';
import { remember } from '../sync/memory.ts';
import type { Run } from './context.ts';
import { memoriesOfRun } from './memories-of-run.ts';
import { sentWriteOf } from './sent-write-of.ts';

const old = { ...emptyDeal, value: 100, notes: 'old' };
const memory = remember(old, fingerprint);
const run = {
    context: { fingerprint },
    lease: { deal: { seenCrm: memory, seenPartner: memory, refused: {} } }
} as unknown as Run;

/** Salesforce said 200, and the answer to the patch that told Microsoft was lost. */
const patch = {
    kind: 'patch',
    state: 'sent',
    request: {
        ...sentWriteOf({ value: 200 }, { other: { ...old, value: 200 }, written: old }, fingerprint),
        eTag: '"before"',
        conflicts: []
    }
} as unknown as Effect;
const crm = { ...old, value: 200 };

describe('a patch whose answer was lost', () => {
    it('has never arrived where the referral is still the one that it was sent for', () => {
        const { seen, doubtful } = memoriesOfRun(run, { crm, partner: old, eTag: '"before"' }, [patch]);
        assert.deepEqual([seen.crm?.value, seen.partner?.value, doubtful], [100, 100, []]);
    });

    it('makes the edit that followed in the portal the only news', () => {
        const partner = { ...old, value: 300 };
        const { seen, doubtful } = memoriesOfRun(run, { crm, partner, eTag: '"after"' }, [patch]);
        assert.deepEqual([seen.crm?.value, seen.partner?.value, doubtful], [200, 200, []]);
    });

    it('is doubtful where the referral has changed and holds the value of before', () => {
        const partner = { ...old, notes: 'edited' };
        const { seen, doubtful } = memoriesOfRun(run, { crm, partner, eTag: '"after"' }, [patch]);
        assert.deepEqual([seen.crm?.value, seen.partner?.value, doubtful], [100, 100, ['value']]);
    });

    it('is doubtful of a list where the referral has changed and lacks what was added', () => {
        const [added, since] = [solution('SOL-1-AAA'), solution('SOL-2-BBB')];
        const ours = { ...old, solutions: [added] };
        const request = {
            ...(patch.request as object),
            ...sentWriteOf({ solutions: [added] }, { other: ours, written: old }, fingerprint)
        };
        const doubtfulWith = (solutions: Solution[]) => {
            const now = { crm: ours, partner: { ...old, solutions }, eTag: '"after"' };
            return memoriesOfRun(run, now, [{ ...patch, request }]).doubtful;
        };
        assert.deepEqual(doubtfulWith([since]), ['solutions']);
        assert.deepEqual(doubtfulWith([since, added]), []);
    });

    it('of a list that had waited is what the list is counted from now, so that a removal shows', () => {
        const added = solution('SOL-1-AAA');
        const ours = { ...old, solutions: [added] };
        const waiting = { value: [added], phase: 'new', reason: 'for now', base: [] };
        const deal = { ...run.lease.deal, refused: { partner: { solutions: waiting } } };
        const request = {
            ...(patch.request as object),
            ...sentWriteOf({ solutions: [added] }, { other: ours, written: old }, fingerprint)
        };
        const baseWith = (eTag: string, solutions: Solution[]) => {
            const now = { crm: old, partner: { ...old, solutions }, eTag };
            const after = memoriesOfRun({ ...run, lease: { ...run.lease, deal } } as Run, now, [
                { ...patch, request }
            ]);
            return (after.refused.partner?.solutions?.base as Solution[]).map(({ id }) => id);
        };
        assert.deepEqual(baseWith('"after"', [added]), ['SOL-1-AAA']);
        assert.deepEqual(baseWith('"before"', []), [], 'it never arrived');
    });

    it('has not decided a conflict where the referral has changed and still holds the value that lost', () => {
        const edited = { ...old, value: 300 };
        const lost = {
            ...patch,
            request: {
                ...(patch.request as object),
                ...sentWriteOf({ value: 200 }, { other: crm, written: edited }, fingerprint)
            }
        };
        const partner = { ...edited, notes: 'edited' };
        const { seen } = memoriesOfRun(run, { crm, partner, eTag: '"after"' }, [lost]);
        assert.deepEqual([seen.crm?.value, seen.partner?.value], [100, 100]);
    });

    it('was refused: then it is no write at all', () => {
        const partner = { ...old, value: 300 };
        const refused = [{ ...patch, state: 'failed' as const }];
        const { seen } = memoriesOfRun(run, { crm, partner, eTag: '"after"' }, refused);
        assert.deepEqual([seen.crm?.value, seen.partner?.value], [100, 100]);
    });
});
