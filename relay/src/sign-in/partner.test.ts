import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { secretsIn } from '../partner-center/fixtures/microsoft-server.ts';
import { acceptPartner, agree, readPartner } from './partner.ts';

const now = new Date('2026-11-20T12:00:00Z');
const shown = (organizationIds: string[] = [], tenantId = 'tenant-a') => ({
    tenantId,
    organizationIds,
    who: 'alex@contoso.example'
});

describe('the partner of a relay', () => {
    it('is that of the first sign-in; of several organisations the one with most referrals', () => {
        const partner = agree(null, shown(['other', 'own', 'own']), now);
        assert.deepEqual(partner, {
            tenantId: 'tenant-a',
            organizationId: 'own',
            who: 'alex@contoso.example',
            since: '2026-11-20T12:00:00.000Z'
        });
    });

    it('stays the same when a colleague signs in', () => {
        const first = agree(null, shown(['own']), now);
        const colleague = { ...shown(['other', 'own'], 'TENANT-A'), who: 'kim@contoso.example' };
        assert.equal(agree(first, colleague, now), first);
        assert.equal(agree(first, shown([]), now), first);
    });

    it('is known by its organisation as soon as it has a referral', () => {
        const first = agree(null, shown([]), now);
        assert.equal(first.organizationId, null);
        assert.equal(agree(first, shown(['own']), now).organizationId, 'own');
    });

    it('is never replaced by another tenant or another organisation', () => {
        const first = agree(null, shown(['own']), now);
        assert.throws(() => agree(first, shown(['own'], 'tenant-b'), now), { code: 'SIGN_IN_OTHER_PARTNER' });
        assert.throws(() => agree(first, shown(['foreign']), now), { code: 'SIGN_IN_OTHER_PARTNER' });
    });

    it('is remembered, and a refused one changes nothing', async () => {
        const secrets = secretsIn(new Map());
        const first = await acceptPartner(secrets, shown(['own']), now);
        await assert.rejects(acceptPartner(secrets, shown([], 'tenant-b'), now));
        assert.deepEqual(await readPartner(secrets), first);
    });
});
