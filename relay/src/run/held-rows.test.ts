import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CosellError } from '@cosell/contracts';
import { codeOfHeld, heldRows } from './held-rows.ts';

const at = new Date('2026-11-20T10:00:00Z');

describe('what a run could not write', () => {
    it('is told once, with the field and the reason', () => {
        const held = [
            { field: 'value', side: 'partner', reason: 'for now', known: false },
            { field: 'name', side: 'partner', reason: 'for good', known: true }
        ] as const;
        assert.deepEqual(
            heldRows([...held], null, at).map(({ detail }) => detail),
            ['value waits until the referral is accepted.']
        );
    });

    it("carries Microsoft's own words where Microsoft refused", () => {
        const refused = new CosellError('REFERRAL_REFUSED', 'invalidRequest: closing date is in the past');
        const [row] = heldRows([], refused, at);
        assert.equal(row?.code, 'REFERRAL_REFUSED');
        assert.match(row?.detail ?? '', /closing date is in the past/);
    });
});

it('an amount in an inactive currency and a list that is too long hold the deal with their codes', () => {
    const held = { side: 'crm', known: true } as const;
    assert.equal(codeOfHeld([{ field: 'value', ...held, reason: 'currency' }]), 'CURRENCY_INACTIVE');
    assert.equal(codeOfHeld([{ field: 'team', ...held, reason: 'too many' }]), 'TOO_MANY_ENTRIES');
    assert.equal(codeOfHeld([{ field: 'name', ...held, reason: 'for good' }]), null);
});

it('a deal without its last solution has a code of its own, and no other list has', () => {
    const empty = { side: 'partner', reason: 'empty', known: false } as const;
    assert.equal(codeOfHeld([{ field: 'solutions', ...empty }]), 'NO_SOLUTION');
    assert.equal(codeOfHeld([{ field: 'contacts', ...empty }]), null);
    assert.equal(heldRows([{ field: 'solutions', ...empty }], null, new Date(0))[0]?.code, 'NO_SOLUTION');
});
