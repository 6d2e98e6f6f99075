import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isOwn } from './own-referral.ts';
import type { Referral } from './referral.ts';

const referral = (changes: Partial<Referral>): Referral => ({ id: 'r', status: 'Active', ...changes });

describe('the own referral of an engagement', () => {
    it('is the one that the signed-in partner owns, whatever the case of the id', () => {
        assert.equal(isOwn(referral({ organizationId: 'CONTOSO' }), 'contoso'), true);
        assert.equal(isOwn(referral({ organizationId: 'northwind' }), 'contoso'), false);
    });

    it('is that of the partner at whatever of its locations', () => {
        for (const mpnId of ['1234567', '7654321', null])
            assert.equal(isOwn(referral({ organizationId: 'contoso', mpnId }), 'contoso'), true);
        assert.equal(isOwn(referral({ organizationId: 'northwind', mpnId: '1234567' }), 'contoso'), false);
    });

    it('is never that of Microsoft, by owner or by target', () => {
        assert.equal(isOwn(referral({ organizationId: 'msft' }), null), false);
        const target = [{ type: 'BusinessProfileLocation', id: 'MSFT' }];
        assert.equal(isOwn(referral({ organizationId: 'contoso', target }), 'contoso'), false);
    });

    it('is any other as long as nobody knows who the partner is, or the referral names no owner', () => {
        assert.equal(isOwn(referral({ organizationId: 'northwind' }), null), true);
        assert.equal(isOwn(referral({}), 'contoso'), true);
    });
});
