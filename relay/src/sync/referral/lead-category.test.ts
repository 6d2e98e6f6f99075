import assert from 'node:assert/strict';
import { it } from 'node:test';
import { leadCategory } from './lead-category.ts';

const by = (organizationId: string | null) => ({ invitedBy: { organizationId } });

for (const [referral, category] of [
    [{ type: 'Independent', qualification: 'Direct', inviteContext: by('msft') }, 'marketplace'],
    [{ type: 'Independent', qualification: 'Direct', inviteContext: null }, 'marketplace'],
    [{ type: 'independent', qualification: 'direct', inviteContext: by('MSFT') }, 'marketplace'],
    [{ type: 'Independent', qualification: 'Direct', inviteContext: by('northwind') }, null],
    [{ type: 'Independent', qualification: 'SalesQualified', inviteContext: by('msft') }, 'qualified'],
    [{ type: 'Independent', qualification: 'MarketingQualified', inviteContext: by('msft') }, 'qualified'],
    [{ type: 'Independent', qualification: 'SalesQualified', inviteContext: by('contoso') }, null],
    [{ type: 'Independent', qualification: 'SalesQualified', inviteContext: null }, null],
    [{ type: 'Independent', qualification: 'None', inviteContext: by('msft') }, null],
    [{ type: 'Shared', qualification: 'SalesQualified', inviteContext: by('msft') }, null],
    [{ type: 'Shared', qualification: 'Direct', inviteContext: null }, null]
] as const)
    it(`${JSON.stringify(referral)} is ${category ? `a ${category} lead` : 'a co-sell deal'}`, () => {
        assert.equal(leadCategory(referral), category);
    });
