import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Store } from '../types.ts';
import { dealNow, later, lease, newAlias, newDeal, NOON } from './given.ts';

export function signingInSuite(store: () => Store): void {
    describe('a ticket to sign in', () => {
        it('is valid until its time is over', async () => {
            const hash = randomUUID();
            assert.equal(await store().ticketIsValid(hash, NOON), false);
            await store().addTicket(hash, later(1_000), NOON);
            assert.equal(await store().ticketIsValid(hash, later(999)), true);
            assert.equal(await store().ticketIsValid(hash, later(1_000)), false);
        });

        it('is valid no more once it is removed', async () => {
            const [used, other] = [randomUUID(), randomUUID()];
            for (const hash of [used, other]) await store().addTicket(hash, later(1_000), NOON);
            await store().removeTicket(used);
            assert.equal(await store().ticketIsValid(used, NOON), false);
            assert.equal(await store().ticketIsValid(other, NOON), true);
        });

        it('is forgotten when the next one is made after its time', async () => {
            const [old, next] = [randomUUID(), randomUUID()];
            await store().addTicket(old, later(1_000), NOON);
            await store().addTicket(next, later(5_000), later(2_000));
            assert.equal(await store().ticketIsValid(old, NOON), false);
        });
    });
    describe('a deal that failed for want of a sign-in', () => {
        const fail = async (retryAt: Date | null, code: 'PARTNER_CENTER_SIGN_IN' | 'UNEXPECTED') => {
            const dealId = await newDeal(store(), newAlias('opportunity'));
            const held = await lease(store(), dealId);
            await store().failRun(held, { code, detail: '', retryAt, now: NOON });
            return dealId;
        };

        it('is hinted when somebody has signed in, and no other one is', async () => {
            const waiting = await fail(later(900_000), 'PARTNER_CENTER_SIGN_IN');
            const others = [
                await fail(null, 'PARTNER_CENTER_SIGN_IN'),
                await fail(later(1_000), 'UNEXPECTED'),
                await newDeal(store(), newAlias('opportunity'))
            ];
            assert.ok((await store().hintFailed('PARTNER_CENTER_SIGN_IN')) >= 1);
            assert.equal((await dealNow(store(), waiting)).hintSeq, 2);
            for (const other of others) assert.equal((await dealNow(store(), other)).hintSeq, 1);
        });
    });
}
