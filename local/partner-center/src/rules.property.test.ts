import { test } from 'node:test';
import fc from 'fast-check';
import type { Referral } from './referrals/referral.ts';
import { action, type Action } from './testing/actions.ts';
import { privateDeal } from './testing/deals.ts';
import { startPartner } from './testing/partner.ts';
import { RuleRun } from './testing/rule-run.ts';

/** One referral of each kind to begin with. */
const beginning: Action[] = [
    { do: 'create', deal: 'shared', trouble: 'none' },
    { do: 'create', deal: 'private', trouble: 'none' },
    { do: 'invite' }
];

test('no sequence of calls, legal or not, breaks a rule of states, locks and tags', async (t) => {
    const partner = await startPartner();
    t.after(() => partner.close());
    const { organizationId } = (await partner.referrals('POST', '', privateDeal())).body;
    await fc.assert(
        fc.asyncProperty(fc.array(action, { minLength: 4, maxLength: 24, size: 'max' }), async (actions) => {
            const { body } = await partner.control<{ referrals: Referral[] }>('GET', '/referrals');
            const foreign = new Set(body.referrals.map(({ engagementId }) => engagementId));
            // Left over where an earlier run has failed.
            await partner.control('DELETE', '/faults');
            const run = new RuleRun(partner, foreign, organizationId);
            for (const one of [...beginning, ...actions]) {
                await run.check(await run.perform(one));
            }
        }),
        { numRuns: 40 }
    );
});
