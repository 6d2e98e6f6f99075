import { test } from 'node:test';
import fc from 'fast-check';
import type { Referral } from './referrals/referral.ts';
import { action, beginning } from './testing/actions.ts';
import { privateDeal } from './testing/deals.ts';
import { startPartner } from './testing/partner.ts';
import { RuleRun } from './testing/rule-run.ts';

test('no sequence of calls, legal or not, breaks a rule of states, locks and tags', async (t) => {
    const partner = await startPartner();
    t.after(() => partner.close());
    const { organizationId } = (await partner.referrals('POST', '', privateDeal())).body;
    await fc.assert(
        fc.asyncProperty(fc.array(action, { minLength: 12, maxLength: 36, size: 'max' }), async (actions) => {
            const { body } = await partner.control<{ referrals: Referral[] }>('GET', '/referrals');
            // Left over where an earlier run has failed.
            await partner.control('DELETE', '/faults');
            const run = new RuleRun(partner, body.referrals.length, organizationId);
            for (const one of [...beginning, ...actions]) {
                await run.check(await run.perform(one));
            }
        }),
        { includeErrorInReport: true, numRuns: 40 }
    );
});
