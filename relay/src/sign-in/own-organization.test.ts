import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { secretsIn } from '../partner-center/fixtures/microsoft-server.ts';
import type { Referral } from '../partner-center/referral.ts';
import { createOwnOrganization } from './own-organization.ts';
import { acceptPartner, readPartner } from './partner.ts';

const now = () => new Date('2026-11-20T12:00:00Z');
const call = { correlationId: 'test' };
const owned = (organizationId: string): Referral => ({ id: 'r', status: 'Active', organizationId });

async function given(organizationIds: string[]) {
    const secrets = secretsIn(new Map());
    await acceptPartner(secrets, { tenantId: 'tenant', organizationIds, who: 'alex@contoso.example' }, now());
    const listed: Referral[] = [];
    let lists = 0;
    const partnerCenter = {
        async *listReferrals() {
            lists += 1;
            yield* listed;
        }
    };
    const own = createOwnOrganization({ secrets, partnerCenter, now });
    return { own, listed, lists: () => lists, secrets };
}

describe('whose referrals are our own', () => {
    it('is known from the sign-in, and then nothing is listed', async () => {
        const { own, lists } = await given(['contoso']);
        assert.equal(await own(call), 'contoso');
        assert.equal(lists(), 0);
    });

    it('is learned from the first referral that shows, and kept', async () => {
        const { own, listed, lists, secrets } = await given([]);
        assert.equal(await own(call), null);
        listed.push(owned('msft'), owned('contoso'), owned('contoso'), owned('northwind'));
        assert.equal(await own(call), 'contoso');
        assert.equal((await readPartner(secrets))?.organizationId, 'contoso');
        assert.equal(await own(call), 'contoso');
        assert.equal(lists(), 2);
    });
});
