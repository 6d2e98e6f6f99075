import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createBrowser } from './browser.ts';
import { startSignInLoop, type Answer, type SignInLoop } from './sign-in-loop.ts';

describe('a sign-in by device code', () => {
    let signInLoop: SignInLoop;
    before(async () => (signInLoop = await startSignInLoop()));
    after(() => signInLoop.close());

    /** Enters the code as this person; resolves with what the relay says of it in the end. */
    async function enterAs(person: string): Promise<Answer> {
        const { status, body } = await signInLoop.command('POST', { device: true });
        assert.equal(status, 200);
        const form = { otc: body.userCode ?? '', person };
        await createBrowser().post(body.verificationAddress ?? '', form);
        return signInLoop.awaitOutcome();
    }

    it('is recognised where a policy blocks it', async () => {
        await signInLoop.switches({ deviceCode: 'blocked' });
        assert.equal((await enterAs('admin')).code, 'SIGN_IN_DEVICE_BLOCKED');
        await signInLoop.switches({ deviceCode: 'allowed' });
    });

    it('is refused to somebody without a role, and to whoever declines', async () => {
        assert.equal((await enterAs('colleagueWithoutRole')).code, 'SIGN_IN_ROLE');
        assert.equal((await enterAs('cancel')).code, 'SIGN_IN_REFUSED');
        assert.equal((await signInLoop.health()).signedIn, false);
    });

    it('signs the relay in', async () => {
        assert.equal((await enterAs('admin')).outcome, 'done');
        assert.equal((await signInLoop.health()).signedIn, true);
    });
});
